import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { formerProcessUrls, type Keys, passwordKeysOf, processUrls, webhookKeysOf } from '#platform/keys.ts'
import { withConnection } from './connection.ts'
import { keepEntryKeys } from './entry-keys.ts'
import { requireSharedKey } from './key-in-use.ts'
import { applyRights, applySchema, type SchemaOptions, thisBuild } from './migrate.ts'
import { migrationLimits } from './migration-limits.ts'
import { processRoles } from './process-roles.ts'
import { ensureRoles, type ProcessUrls } from './roles.ts'
import { sealPasswords, sealWebhookSecrets } from './seal-passwords.ts'
import { settleSession, settleSessions } from './session-settings.ts'

/** The advisory lock that one process at a time prepares the database under. */
const lockKey = 20_260_401
const lockPauseMs = 100

type Preparation = {
  /** The owner's connection; a direct one, since PgBouncer's transactions cannot hold the lock. */
  readonly ownerUrl: string
  readonly keys: Keys
  /** Of another build than this one, or with other limits. */
  readonly schema?: Partial<SchemaOptions>
}

/**
 * Brings a database up to date: the settings of its sessions, the processes' roles, the migrations, the functions, what each role may do, the job
 * queue's tables, the seals of passwords. Safe when several processes start at once: the others wait, and then find
 * nothing to do.
 *
 * @returns each process's connection.
 */
export async function prepareDatabase({ ownerUrl, keys, schema }: Preparation): Promise<ProcessUrls> {
  const urls = processUrls(ownerUrl, keys)
  const limits = migrationLimits()
  await underLock(ownerUrl, async (owner) => {
    await settleSessions(owner)
    await requireSharedKey(owner, keys)
    await ensureRoles(owner, urls, formerProcessUrls(ownerUrl, keys))
    await keepEntryKeys(owner, passwordKeysOf(keys))
    await applySchema(owner, { ...thisBuild, limits, ...schema })
    await applyRights(owner, { limits, ...schema })
    await prepareJobs(owner, ownerUrl)
    await sealPasswords(owner, passwordKeysOf(keys))
    await sealWebhookSecrets(owner, webhookKeysOf(keys))
  })
  return urls
}

/**
 * A database with no more than some migrations, as it was when they were the newest, for `work` to fill while no other process
 * prepares it. `prepareDatabase` brings it up to date afterwards.
 */
export async function withSchemaAsOf<Result>(
  { ownerUrl, keys, schema, migrations }: Preparation & { readonly migrations: readonly string[] },
  work: (owner: pg.Client) => Promise<Result>,
): Promise<Result> {
  return underLock(ownerUrl, async (owner) => {
    await settleSessions(owner)
    await requireSharedKey(owner, keys)
    await ensureRoles(owner, processUrls(ownerUrl, keys), formerProcessUrls(ownerUrl, keys))
    await applySchema(owner, { ...thisBuild, limits: migrationLimits(), ...schema, only: migrations })
    return work(owner)
  })
}

/** The roles alone, which migrations grant to: for Prisma's own commands. */
export async function ensureDatabaseRoles(ownerUrl: string, keys: Keys): Promise<void> {
  await underLock(ownerUrl, async (owner) => {
    await requireSharedKey(owner, keys)
    await ensureRoles(owner, processUrls(ownerUrl, keys), formerProcessUrls(ownerUrl, keys))
  })
}

/** Works as the owner while no other process prepares or changes the database. */
export async function underLock<Result>(
  ownerUrl: string,
  work: (owner: pg.Client) => Promise<Result>,
): Promise<Result> {
  const workUnderLock = async (owner: pg.Client) => {
    await settleSession(owner)
    // A statement that waits for the lock would hold a view of the data, and an index that is made concurrently waits for all of
    // those: so it asks again.
    while (!(await tryLock(owner))) await setTimeout(lockPauseMs)
    return work(owner)
  }
  return withConnection(ownerUrl, workUnderLock, { connectionTimeoutMillis: 10_000 })
}

async function tryLock(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query('SELECT pg_try_advisory_lock($1) AS held', [lockKey])
  return rows[0]?.held === true
}

/** The owner makes the queue's tables, the worker's role works with them. */
async function prepareJobs(owner: pg.Client, ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 2 })
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false })
  await owner.query(`
    GRANT USAGE ON SCHEMA pgboss TO ${processRoles.worker};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${processRoles.worker};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO ${processRoles.worker};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${processRoles.worker};
  `)
}
