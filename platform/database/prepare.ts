import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { applicationRole, applicationUrl } from '#platform/derived-secrets.ts'
import { ConfigurationError, migrationLimits } from '#platform/env.ts'
import { applySchema, type SchemaOptions, thisBuild } from './migrate.ts'
import { connectionProblem, ensureApplicationRole } from './roles.ts'

/** The advisory lock that one process at a time prepares the database under. */
const lockKey = 20_260_401
const lockPauseMs = 100

type Preparation = {
  /** The owner's connection; a direct one, since PgBouncer's transactions cannot hold the lock. */
  readonly ownerUrl: string
  /** The application's connection. */
  readonly appUrl: string
  /** Of another build than this one, or with other limits. */
  readonly schema?: Partial<SchemaOptions>
}

/**
 * Brings a database up to date: the application's role, the migrations, the functions, the job queue's tables. Safe
 * when several processes start at once: the others wait, and then find nothing to do.
 */
export async function prepareDatabase({ ownerUrl, appUrl, schema }: Preparation): Promise<void> {
  await underLock(ownerUrl, async (owner) => {
    await ensureApplicationRole(owner, appUrl)
    await applySchema(owner, { ...thisBuild, limits: migrationLimits(), ...schema })
    await prepareJobs(owner, ownerUrl)
  })
}

/** The application's role alone, which migrations grant to: for Prisma's own commands. */
export async function ensureDatabaseRole(ownerUrl: string): Promise<void> {
  await underLock(ownerUrl, (owner) => ensureApplicationRole(owner, applicationUrl(ownerUrl)))
}

async function underLock(ownerUrl: string, work: (owner: pg.Client) => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  try {
    await owner.connect()
  } catch (error) {
    const { host, pathname } = new URL(ownerUrl)
    throw new ConfigurationError(`The database at ${host}${pathname} cannot be reached: ${connectionProblem(error)}.`)
  }
  try {
    // A statement that waits for the lock would hold a view of the data, and an index that is made concurrently waits for all of
    // those: so it asks again.
    while (!(await tryLock(owner))) await setTimeout(lockPauseMs)
    await work(owner)
  } finally {
    await owner.end()
  }
}

async function tryLock(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query('SELECT pg_try_advisory_lock($1) AS held', [lockKey])
  return rows[0]?.held === true
}

/** The owner makes the queue's tables, the application's role works with them. */
async function prepareJobs(owner: pg.Client, ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 2 })
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false })
  await owner.query(`
    GRANT USAGE ON SCHEMA pgboss TO ${applicationRole};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${applicationRole};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO ${applicationRole};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${applicationRole};
  `)
}
