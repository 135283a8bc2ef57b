import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { ConfigurationError } from '#platform/env.ts'
import type { MigrationFile } from './migration-files.ts'

/** What of a folder the database has had. */
export type MigrationState = {
  readonly pending: readonly MigrationFile[]
  /** Migrations of a later build. */
  readonly unknown: readonly string[]
}

/** Compares a folder with the table in which Prisma, and this, record what was applied. */
export async function migrationState(owner: pg.Client, files: readonly MigrationFile[]): Promise<MigrationState> {
  const checksumByName = new Map<string, string>()
  for (const row of await readTable(owner)) {
    if (row.rolledBack) continue
    if (!row.finished) {
      throw new ConfigurationError(
        `The migration ${row.name} was begun by Prisma's command line and failed: undo what it did, say so with "npm run prisma -- migrate resolve --rolled-back ${row.name}", and start again.`,
      )
    }
    checksumByName.set(row.name, row.checksum)
  }
  const changedFile = files.find(
    ({ name, checksum }) => checksumByName.has(name) && checksumByName.get(name) !== checksum,
  )
  if (changedFile !== undefined) {
    throw new ConfigurationError(
      `The migration ${changedFile.name} was applied with another text: a migration is never changed once it is applied; write a new one.`,
    )
  }
  const knownNames = new Set(files.map(({ name }) => name))
  return {
    pending: files.filter(({ name }) => !checksumByName.has(name)),
    unknown: [...checksumByName.keys()].filter((name) => !knownNames.has(name)),
  }
}

/** Names of the migrations that a database has; none where there never was any. */
export async function appliedMigrations(owner: pg.Client): Promise<string[]> {
  return (await readTable(owner)).flatMap(({ name, finished, rolledBack }) => (finished && !rolledBack ? [name] : []))
}

type Row = { name: string; checksum: string; finished: boolean; rolledBack: boolean }

async function readTable(owner: pg.Client): Promise<Row[]> {
  const { rows: tables } = await owner.query(`SELECT to_regclass('public._prisma_migrations') AS name`)
  if (tables[0]?.name === null) return []
  const { rows } = await owner.query<Row>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS "rolledBack"
     FROM _prisma_migrations ORDER BY migration_name`,
  )
  return rows
}

/** Prisma's table as Prisma makes it, so that its command line finds its own. */
export async function ensureMigrationTable(owner: pg.Client): Promise<void> {
  await owner.query(`
    CREATE TABLE IF NOT EXISTS public._prisma_migrations (
      id VARCHAR(36) PRIMARY KEY NOT NULL,
      checksum VARCHAR(64) NOT NULL,
      finished_at TIMESTAMPTZ,
      migration_name VARCHAR(255) NOT NULL,
      logs TEXT,
      rolled_back_at TIMESTAMPTZ,
      started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
      applied_steps_count INTEGER NOT NULL DEFAULT 0
    )`)
}

export async function recordMigration(owner: pg.Client, { name, checksum }: MigrationFile): Promise<void> {
  await owner.query(
    `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
     VALUES ($1, $2, clock_timestamp(), $3, 1)`,
    [randomUUID(), checksum, name],
  )
}
