import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applicationUrl } from '#platform/derived-secrets.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { prepareDatabase } from './prepare.ts'

let database: TemporaryDatabase
let ownerUrl: string
let appUrl: string

beforeAll(async () => {
  database = await startTemporaryDatabase()
  ownerUrl = database.ownerUrl
  appUrl = applicationUrl(ownerUrl)
})

afterAll(() => database.remove())

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('several that start at once on an empty database migrate it once', async () => {
  await Promise.all([1, 2, 3].map(() => prepareDatabase({ ownerUrl, appUrl })))
  const rows = await query(ownerUrl, 'SELECT migration_name, count(*)::int AS times FROM _prisma_migrations GROUP BY 1')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(({ times }) => times === 1)).toBe(true)
})

test('the application works as a role that owns nothing and is bound by row-level security', async () => {
  const [role] = await query(
    appUrl,
    `SELECT current_user AS login, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
       (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
     FROM pg_roles r WHERE rolname = current_user`,
  )
  expect(role).toEqual({
    login: 'curtain_app',
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    owned: 0,
  })
  await expect(query(appUrl, 'CREATE TABLE mine (id int)')).rejects.toThrow('permission denied')
  await expect(query(appUrl, 'SELECT * FROM curtain.applied_function')).rejects.toThrow('permission denied')
})

test('the application may work with the job queue, and may not change its tables', async () => {
  expect(await query(appUrl, 'SELECT count(*)::int AS jobs FROM pgboss.job')).toEqual([{ jobs: 0 }])
  await expect(query(appUrl, 'DROP TABLE pgboss.job')).rejects.toThrow('must be owner')
})

test('a database that is up to date is left in peace', async () => {
  // Every row carries the transaction that wrote it.
  const written = () =>
    query(
      ownerUrl,
      `SELECT oid::regprocedure::text AS what, xmin::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
       UNION ALL SELECT oid::regclass::text, xmin::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
       UNION ALL SELECT migration_name, xmin::text FROM _prisma_migrations
       UNION ALL SELECT name, xmin::text FROM curtain.applied_function ORDER BY 1, 2`,
    )
  const before = await written()
  await prepareDatabase({ ownerUrl, appUrl })
  expect(await written()).toEqual(before)
})

test('a password that was changed by hand is set right again', async () => {
  await query(ownerUrl, `ALTER ROLE curtain_app PASSWORD 'another'`)
  await prepareDatabase({ ownerUrl, appUrl })
  expect(await query(appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('a login that row-level security does not bind is refused', async () => {
  await expect(prepareDatabase({ ownerUrl, appUrl: ownerUrl })).rejects.toThrow(/DATABASE_APP_URL/)
})

test('a login that is a member of the application’s role is accepted', async () => {
  await query(ownerUrl, `CREATE ROLE pooled LOGIN PASSWORD 'pooled' IN ROLE curtain_app`)
  const url = Object.assign(new URL(appUrl), { username: 'pooled', password: 'pooled' })
  await expect(prepareDatabase({ ownerUrl, appUrl: url.href })).resolves.toBeUndefined()
})
