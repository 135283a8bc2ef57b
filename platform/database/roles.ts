import pg from 'pg'
import { ConfigurationError } from '#platform/env.ts'
import { connect, connectionProblem } from './connection.ts'
import { formerRole, type ProcessName, processNames, processRoles } from './process-roles.ts'
import { requireNoSettingsOfItsOwn } from './session-settings.ts'

/** The connections that the processes get, each its own. */
export type ProcessUrls = Readonly<Record<ProcessName, string>>

/**
 * Makes sure that the roles that the processes work as exist and can log in, each with its own connection, are bound by
 * row-level security, and that neither is the other too. Call it while holding the migration lock, before the first
 * migration, which grants to the former role by name.
 *
 * @param formerUrls what they were with each key that the one in use was rotated from.
 */
export async function ensureRoles(
  owner: pg.Client,
  urls: ProcessUrls,
  formerUrls: readonly ProcessUrls[],
): Promise<void> {
  await ensureRole(owner, formerRole, 'NOLOGIN')
  await closeFormerRole(owner)
  for (const role of Object.values(processRoles)) await ensureRole(owner, role, 'LOGIN')
  for (const process of processNames) {
    const role = processRoles[process]
    const { username, password } = new URL(urls[process])
    if (decodeURIComponent(username) === role && !(await canLogIn(urls[process]))) {
      const isRotated = await somethingLogsIn(formerUrls.map((former) => former[process]))
      if (!isRotated) await requireNobodyElses(owner, role)
      const literal = pg.escapeLiteral(decodeURIComponent(password))
      await asRoleMaker(role, () => owner.query(`ALTER ROLE ${role} LOGIN PASSWORD ${literal}`))
    }
    await requireBoundRole(urls[process], process)
  }
}

/**
 * All databases of a server have the same roles: a password that is changed for one of them locks the installation of another
 * out. So it is changed for what this installation alone uses, or has set itself.
 */
async function requireNobodyElses(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ database: string }>(
    `SELECT datname AS database FROM pg_shdepend d JOIN pg_database ON pg_database.oid = d.dbid
     WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = $1::regrole AND datname <> current_database()
     ORDER BY datname LIMIT 1`,
    [role],
  )
  const [other] = rows
  if (other === undefined) return
  throw new ConfigurationError(
    `The role ${role} of this PostgreSQL server is that of the database ${other.database} too, and has another password there than this installation would give it. Roles belong to the whole server: give this installation a server of its own, or the same CURTAIN_KEYS, or name its own logins in DATABASE_WEB_URL and DATABASE_WORKER_URL. If nobody uses that database any more, drop it (docs/deployment.md, "The database").`,
  )
}

async function ensureRole(owner: pg.Client, role: string, login: 'LOGIN' | 'NOLOGIN'): Promise<void> {
  const { rows } = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
  if (rows.length === 0)
    await asRoleMaker(role, () => owner.query(`CREATE ROLE ${role} ${login} NOSUPERUSER NOBYPASSRLS`))
}

/** Nobody works as both any more. Where the owner may not change roles, an administrator does it (docs/deployment.md). */
async function closeFormerRole(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1 AND rolcanlogin', [formerRole])
  if (rows.length > 0) await owner.query(`ALTER ROLE ${formerRole} NOLOGIN`).catch(() => {})
}

async function asRoleMaker(role: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigurationError(
      `The owner of the database cannot make or change the role ${role} (${reason}): grant it CREATEROLE, or have an administrator make the roles and set DATABASE_WEB_URL and DATABASE_WORKER_URL (docs/deployment.md).`,
    )
  }
}

async function canLogIn(url: string): Promise<boolean> {
  try {
    await (await connect(url, { connectionTimeoutMillis: 5000 })).end()
    return true
  } catch {
    return false
  }
}

async function somethingLogsIn(urls: readonly string[]): Promise<boolean> {
  for (const url of urls) if (await canLogIn(url)) return true
  return false
}

type LoginFacts = { login: string; free: boolean; member: boolean; other: string | null; owns: boolean }

async function requireBoundRole(url: string, process: ProcessName): Promise<void> {
  const role = processRoles[process]
  const setting = `DATABASE_${process.toUpperCase()}_URL`
  const client = await connect(url, { connectionTimeoutMillis: 5000 }).catch((error) => {
    throw new ConfigurationError(`${role} cannot log in to the database: ${connectionProblem(error)}.`)
  })
  try {
    const others = [formerRole, ...Object.values(processRoles)].filter((other) => other !== role)
    const { rows } = await client.query<LoginFacts>(
      `SELECT current_user AS login, rolsuper OR rolbypassrls AS free, pg_has_role(current_user, $1, 'MEMBER') AS member,
        (SELECT min(other) FROM unnest($2::text[]) other WHERE pg_has_role(current_user, other, 'MEMBER')) AS other,
        EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND relnamespace = 'public'::regnamespace) AS owns
       FROM pg_roles r WHERE rolname = current_user`,
      [role, others],
    )
    await requireNoSettingsOfItsOwn(client, setting)
    const [facts] = rows
    if (facts === undefined || !facts.member) {
      throw new ConfigurationError(`The login of ${setting} must be ${role} or a member of it.`)
    }
    if (facts.free || facts.owns) {
      throw new ConfigurationError(
        `The login of ${setting} (${facts.login}) is not bound by row-level security: it must be no superuser, not BYPASSRLS, and own no table.`,
      )
    }
    if (facts.other !== null) {
      throw new ConfigurationError(
        `The login of ${setting} (${facts.login}) must not be a member of ${facts.other} too: each process has a role of its own.`,
      )
    }
  } finally {
    await client.end()
  }
}
