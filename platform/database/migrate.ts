import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import project from '#package.json' with { type: 'json' }
import { ConfigurationError } from '#platform/env.ts'
import { ensureMigrationTable, migrationState, recordMigration } from './applied-migrations.ts'
import { applyFunctions, functionsDiffer } from './apply-functions.ts'
import { rightsToApply } from './apply-rights.ts'
import { readFunctionFiles } from './function-files.ts'
import { concurrentIndex, type MigrationFile, readMigrationFiles, wayToRun } from './migration-files.ts'
import type { MigrationLimits } from './migration-limits.ts'
import { indexPartitions } from './partition/indexes.ts'
import { requireSchema } from './schema-needs.ts'
import { sqlStatements } from './sql-statements.ts'
import { codeOf, inTransaction } from './transactions.ts'

/** The Prisma command line, to be run by this process's own Node. */
export const prismaCommand = createRequire(import.meta.url).resolve('prisma/build/index.js')

export type SchemaOptions = {
  /** Holds `migrations`, `functions` and `schema.prisma`. */
  readonly folder: string
  /** Of the build that these are part of. */
  readonly version: string
  readonly limits: MigrationLimits
  /** Names: no other migration is applied, and no function. For filling a database with what is as old as they are. */
  readonly only?: readonly string[]
}

/** The folder and the version of this build. */
export const thisBuild = { folder: join(import.meta.dirname, '../../prisma'), version: project.version }

/**
 * Applies the migrations that the database lacks, each in a transaction of its own, and the functions that differ, in
 * the transaction of the last one: code never meets a schema without its functions. Where a lock is not to be had soon,
 * the transaction is rolled back and tried again, so that nobody waits behind it. Call it while holding the lock that
 * one process at a time prepares the database under.
 *
 * Migrations of a later build are left alone, so that its rollout can be taken back; they are refused where this build
 * cannot work with what they did.
 *
 * @returns whether anything was applied.
 */
export async function applySchema(
  owner: pg.Client,
  { folder, version, limits, only }: SchemaOptions,
): Promise<boolean> {
  const [files, functions] = await Promise.all([
    readMigrationFiles(join(folder, 'migrations')),
    readFunctionFiles(join(folder, 'functions')),
  ])
  const migrations = only === undefined ? files : files.filter(({ name }) => only.includes(name))
  const state = await migrationState(owner, migrations)
  const options = { version, schema: state.unknown.length > 0 ? 'newer' : 'own' } as const
  const last = state.pending.at(-1)
  const requireOwn = async () => {
    if (state.unknown.length > 0) await requireSchema(owner, join(folder, 'schema.prisma'), state.unknown)
  }
  const unchanged = only !== undefined || !(await functionsDiffer(owner, functions, options))
  if (last === undefined && unchanged) {
    await requireOwn()
    return false
  }

  const finish = async () => {
    await requireOwn()
    if (only === undefined) await applyFunctions(owner, functions, options)
  }
  if (state.pending.length > 0) await ensureMigrationTable(owner)
  for (const migration of state.pending) {
    await applyMigration(owner, migration, limits, migration === last ? finish : async () => {})
  }
  if (last === undefined || wayToRun(last.sql) === 'alone') {
    await patiently('The functions', limits, () => inTransaction(owner, settings(limits), finish))
  }
  return true
}

/** Lets each process do what rights.ts says, and nothing else: a table at a time, so that nobody waits behind it. */
export async function applyRights(owner: pg.Client, { limits }: Pick<SchemaOptions, 'limits'>): Promise<void> {
  for (const statement of await rightsToApply(owner, ['policy', 'table', 'function'])) {
    await patiently('What the processes may do', limits, () =>
      inTransaction(owner, settings(limits), async () => {
        await owner.query(statement)
      }),
    )
  }
}

async function applyMigration(
  owner: pg.Client,
  migration: MigrationFile,
  limits: MigrationLimits,
  finish: () => Promise<void>,
): Promise<void> {
  const name = `The migration ${migration.name}`
  const way = wayToRun(migration.sql)
  switch (way) {
    case 'alone':
      return patiently(name, limits, () => applyAlone(owner, migration, limits))
    case 'unhurried':
    case 'transaction': {
      const statementMs = way === 'unhurried' ? 0 : limits.statementMs
      return patiently(name, limits, () =>
        inTransaction(owner, settings({ ...limits, statementMs }), async () => {
          await owner.query(migration.sql)
          await recordMigration(owner, migration)
          await finish()
        }),
      )
    }
    default:
      return way satisfies never
  }
}

/** Whatever such a migration had done when it failed, it does again: an index is made anew, a batch begins anew. */
async function applyAlone(owner: pg.Client, migration: MigrationFile, limits: MigrationLimits): Promise<void> {
  const index = concurrentIndex(migration.sql)
  try {
    for (const [name, value] of Object.entries(settings({ ...limits, statementMs: 0 }))) {
      await owner.query('SELECT set_config($1, $2, false)', [name, value])
    }
    const [statement] = sqlStatements(migration.sql)
    if (statement === undefined || !(await indexPartitions(owner, statement.text, settings(limits)))) {
      if (index !== null) await owner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${index}`)
      await owner.query(migration.sql)
    }
  } finally {
    await owner.query('RESET lock_timeout; RESET statement_timeout')
  }
  await recordMigration(owner, migration)
}

const settings = ({ lockMs, statementMs }: MigrationLimits) => ({
  lock_timeout: `${lockMs}`,
  statement_timeout: `${statementMs}`,
})

/** PostgreSQL's codes for a lock that was not to be had, and for a deadlock. */
const contentionCodes = new Set(['55P03', '40P01'])
const tookTooLong = '57014'

async function patiently(name: string, limits: MigrationLimits, work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (codeOf(error) === tookTooLong) {
        throw new ConfigurationError(
          `${name} was given up: a statement took longer than MIGRATION_STATEMENT_TIMEOUT (${limits.statementMs} ms). Nothing of it was applied.`,
        )
      }
      if (!contentionCodes.has(codeOf(error))) {
        if (!(error instanceof pg.DatabaseError)) throw error
        throw new Error(`${name} could not be applied: ${reason}`, { cause: error })
      }
      if (tries === limits.tries) {
        throw new ConfigurationError(
          `${name} was given up after ${tries} tries, because others use what it must lock (${reason}). Nothing of it was applied: start again when less is going on.`,
        )
      }
      await setTimeout(limits.pauseMs)
    }
  }
}
