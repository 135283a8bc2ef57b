import { createHash } from 'node:crypto'
import pg from 'pg'
import { connect } from '#platform/database/connection.ts'
import { writeBackupFile } from './backup-file.ts'
import { securityOf, sequencesOf, tablesOf } from './catalogue.ts'
import { writeBackup } from './write-backup.ts'

/** When the backups of the tests are written. */
export const now = new Date('2026-06-01T10:00:00Z')

export async function backUp(url: string, path: string, recipients: readonly string[]): Promise<void> {
  const owner = await connect(url)
  try {
    await writeBackupFile(path, writeBackup(owner, { now }), { recipients })
  } finally {
    await owner.end()
  }
}

export async function countOrganisations(url: string): Promise<number> {
  const owner = await connect(url)
  const { rows } = await owner.query('SELECT count(*)::integer AS count FROM organisation')
  await owner.end()
  return rows[0].count
}

/** Every row, as text in no order; and all that is told of tables. */
export async function everything(url: string) {
  const owner = await connect(url)
  const tables: Record<string, string> = {}
  for (const { table, columns } of await tablesOf(owner)) {
    const { rows } = await owner.query(
      `SELECT string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C") AS text FROM (SELECT ${columns.map((name) => pg.escapeIdentifier(name)).join(', ')} FROM ${pg.escapeIdentifier(table)}) t`,
    )
    tables[table] = createHash('sha256').update(`${rows[0].text}`).digest('hex')
  }
  const { rows: catalogue } = await owner.query(`
    SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS line FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT format('%s %s', relname, relacl) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
    ORDER BY 1`)
  const all = { tables, catalogue, security: await securityOf(owner), sequences: await sequencesOf(owner) }
  await owner.end()
  return all
}

export const addOrganisation = (name: string) =>
  `INSERT INTO organisation (id, name, created_at) VALUES (gen_random_uuid(), '${name}', now())`
export const addEvent = `INSERT INTO audit_event (organisation_id, id, action, subject_type, subject_id, detail, at)
  SELECT id, gen_random_uuid(), 'organisation.created', 'organisation', id, '{}', now() FROM organisation WHERE name = 'First'`

export async function fill(ownerUrl: string): Promise<void> {
  const owner = await connect(ownerUrl)
  for (const name of ['First', 'Second\twith a \\ and\na line', 'ثالث']) {
    await owner.query(`INSERT INTO organisation (id, name, created_at) VALUES (gen_random_uuid(), $1, now())`, [name])
  }
  await owner.query(
    `INSERT INTO team (organisation_id, id, name) SELECT id, gen_random_uuid(), 'Amal' FROM organisation`,
  )
  await owner.query(
    `INSERT INTO team (organisation_id, id, name, parent_id) SELECT organisation_id, gen_random_uuid(), 'Below', id FROM team`,
  )
  for (const _ of ['once', 'again']) await owner.query(addEvent)
  await owner.end()
}
