import type pg from 'pg'

/** The tables that hold most rows, each with the foreign keys and indexes that are made after them. */
const large = ['enrolment', 'attempt', 'follow_up', 'answer', 'understanding']

/**
 * Loads in bulk as databases are loaded: the large tables' foreign keys and indexes are taken off before and made after
 * their rows, which checks all of them at once. Primary keys stay. Row-level security is taken off the owner meanwhile,
 * because COPY refuses tables whose owner is held to it too.
 */
export async function inBulk<Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> {
  const indexStatements = await takeOff(client)
  await forceOnOwner(client, 'NO FORCE')
  try {
    return await work()
  } finally {
    await client.query(`SET maintenance_work_mem = '512MB'`)
    for (const definition of indexStatements) await client.query(definition)
    await forceOnOwner(client, 'FORCE')
  }
}

/** Takes foreign keys and indexes off; returns the statements that make them again, indexes first. */
async function takeOff(client: pg.Client): Promise<string[]> {
  const keys = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY ($1::regclass[])`,
    [large],
  )
  const indexes = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [large],
  )
  for (const { table, name } of keys.rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  for (const { name } of indexes.rows) await client.query(`DROP INDEX ${name}`)
  return [
    ...indexes.rows.map(({ definition }) => definition),
    ...keys.rows.map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`),
  ]
}

const copiedTables = ['team', 'person', 'person_role', 'team_member', ...large]

async function forceOnOwner(client: pg.Client, force: 'FORCE' | 'NO FORCE'): Promise<void> {
  for (const table of copiedTables) await client.query(`ALTER TABLE ${table} ${force} ROW LEVEL SECURITY`)
}
