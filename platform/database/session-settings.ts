import pg from 'pg'
import { ConfigurationError } from '#platform/env.ts'

/**
 * What statements and what reads their rows are written for: PostgreSQL's own defaults, which the configuration of a hospital's
 * server may change for all of its databases. Names as PostgreSQL writes them.
 */
const settings = {
  search_path: 'public',
  TimeZone: 'UTC',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  array_nulls: 'on',
  standard_conforming_strings: 'on',
  quote_all_identifiers: 'off',
  default_transaction_isolation: 'read committed',
  row_security: 'on',
} as const

const names = Object.keys(settings) as (keyof typeof settings)[]

type Facts = { database: string; encoding: string; settled: string[]; before: Record<string, string> }

/**
 * Gives this database, and this session of its owner's, the settings that Curtain relies on. They hold for every later session of
 * whichever role, through a pooler too. Nothing is done where they are there already.
 */
export async function settleSessions(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<Facts>(
    `SELECT current_database() AS database, current_setting('server_encoding') AS encoding,
      coalesce((SELECT setconfig FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
        WHERE datname = current_database() AND setrole = 0), '{}') AS settled,
      (SELECT jsonb_object_agg(name, reset_val) FROM pg_settings WHERE name = ANY ($1)) AS before`,
    [names],
  )
  const [facts] = rows
  if (facts === undefined) throw new Error('PostgreSQL says nothing of its settings')
  const { database, encoding, settled, before } = facts
  if (encoding !== 'UTF8')
    throw new ConfigurationError(
      `The database ${database} is in ${encoding}, which cannot hold every name: make it anew with ENCODING 'UTF8' (and TEMPLATE template0).`,
    )
  await settleSession(owner)
  for (const name of names.filter((each) => !settled.includes(`${each}=${settings[each]}`))) {
    const statement = `ALTER DATABASE ${pg.escapeIdentifier(database)} SET ${name} TO ${literalOf(name)}`
    await owner.query(statement).catch((error) => {
      if (before[name] === settings[name]) return
      throw new ConfigurationError(
        `The database ${database} has ${name}=${before[name]}, and Curtain needs ${name}=${settings[name]}. Its owner may not change this (${error.message}): have an administrator run ${statement};`,
      )
    })
  }
}

/** Gives them to one session, as to one on a database that start has not prepared yet. */
export async function settleSession(client: pg.Client): Promise<void> {
  await client.query(names.map((name) => `SET ${name} TO ${literalOf(name)}`).join(';'))
}

/** A role's own settings come before those of its database. */
export async function requireNoSettingsOfItsOwn(client: pg.Client, setting: string): Promise<void> {
  const { rows } = await client.query<{ role: string; own: string[] }>(
    `SELECT setrole::regrole::text AS role, array_agg(each) AS own
     FROM pg_db_role_setting, unnest(setconfig) each
     WHERE setrole = current_user::regrole
       AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
     GROUP BY 1`,
  )
  for (const { role, own } of rows)
    for (const each of own) {
      const [given = '', value] = each.split(/=(.*)/s)
      const name = names.find((known) => known.toLowerCase() === given.toLowerCase())
      if (name !== undefined && value !== settings[name])
        throw new ConfigurationError(
          `The login of ${setting} (${role}) has a setting of its own, ${each}, and Curtain needs ${name}=${settings[name]}: ALTER ROLE ${role} RESET ${name}.`,
        )
    }
}

/** A list of names is no text. */
function literalOf(name: keyof typeof settings): string {
  return name === 'search_path' ? settings[name] : pg.escapeLiteral(settings[name])
}
