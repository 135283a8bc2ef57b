import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { applicationRole, applicationUrl } from '#platform/derived-secrets.ts'
import { ConfigurationError } from '#platform/env.ts'
import { applyMigrations } from './migrate.ts'
import { connectionProblem, ensureApplicationRole } from './roles.ts'

/** The advisory lock that one process at a time prepares the database under. */
const lockKey = 20_260_401

/**
 * Brings a database up to date: the application's role, the migrations, the job queue's tables. Safe when several
 * processes start at once: the others wait, and then find nothing to do.
 *
 * @param ownerUrl the owner's connection; a direct one, since PgBouncer's transactions cannot hold the lock.
 * @param appUrl the application's connection.
 */
export async function prepareDatabase({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }): Promise<void> {
  await underLock(ownerUrl, async (owner) => {
    await ensureApplicationRole(owner, appUrl)
    await applyMigrations(owner, ownerUrl)
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
    await owner.query('SELECT pg_advisory_lock($1)', [lockKey])
    await work(owner)
  } finally {
    await owner.end()
  }
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
