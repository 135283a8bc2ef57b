import { afterAll, beforeAll, expect, test } from 'vitest'
import { secret } from '#platform/data-directory.ts'
import { processUrls } from '#platform/keys.ts'
import { testKeys } from '#platform/testing/prepared-database.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { withConnection } from './connection.ts'
import { prepareDatabase } from './prepare.ts'
import type { ProcessUrls } from './roles.ts'

/** A server whose administrators have set what holds for all of its databases. */

let server: TemporaryDatabase
let superuserUrl: string
let urls: ProcessUrls & { owner: string }

const unusual = {
  search_path: 'pg_catalog',
  TimeZone: 'Pacific/Auckland',
  DateStyle: 'German, DMY',
  IntervalStyle: 'iso_8601',
  bytea_output: 'escape',
  extra_float_digits: '-3',
  array_nulls: 'off',
  standard_conforming_strings: 'off',
  quote_all_identifiers: 'on',
  default_transaction_isolation: 'serializable',
  row_security: 'off',
}
const names = Object.keys(unusual)

beforeAll(async () => {
  server = await startTemporaryDatabase('empty')
  const { ownerUrl, directory } = server
  const { value: password } = await secret(directory, 'postgres-superuser')
  superuserUrl = Object.assign(new URL(ownerUrl), { username: 'postgres', password }).href
  urls = { owner: ownerUrl, ...processUrls(ownerUrl, testKeys) }
})
afterAll(() => server.remove())

async function query(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  return withConnection(url, async (client) => {
    let rows: Record<string, unknown>[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  })
}

const prepare = (ownerUrl = urls.owner) => prepareDatabase({ ownerUrl, keys: testKeys })

async function settingsAt(url: string): Promise<unknown> {
  const [row] = await query(
    url,
    `SELECT jsonb_object_agg(name, current_setting(name)) AS settings FROM unnest(ARRAY['${names.join("','")}']) name`,
  )
  return row?.settings
}

test('every process has the settings that Curtain is written for, whatever the server has', async () => {
  const usual = await settingsAt(urls.owner)
  await query(
    superuserUrl,
    ...Object.entries(unusual).map(([name, value]) => `ALTER ROLE ALL SET ${name} TO '${value}'`),
  )
  expect(await settingsAt(urls.owner)).toEqual(unusual)
  await prepare()
  const settled = { ...(usual as object), search_path: 'public' }
  for (const url of Object.values(urls)) expect(await settingsAt(url)).toEqual(settled)
  expect(await query(urls.web, `SELECT current_organisation() AS here, '2026-12-01'::date::text AS day`)).toEqual([
    { here: null, day: '2026-12-01' },
  ])
})

test('a second start changes nothing', async () => {
  const readRow = () => query(urls.owner, 'SELECT xmin::text, setconfig FROM pg_db_role_setting WHERE setdatabase <> 0')
  const before = await readRow()
  expect(before).toHaveLength(1)
  await prepare()
  expect(await readRow()).toEqual(before)
})

test('a login with another setting of its own is refused, with how it is taken away', async () => {
  await query(superuserUrl, `ALTER ROLE curtain_web SET datestyle TO 'SQL, DMY'`)
  await expect(prepare()).rejects.toThrow(
    'The login of DATABASE_WEB_URL (curtain_web) has a setting of its own, DateStyle=SQL, DMY, and Curtain needs DateStyle=ISO, MDY: ALTER ROLE curtain_web RESET DateStyle.',
  )
  await query(superuserUrl, 'ALTER ROLE curtain_web RESET DateStyle', `ALTER ROLE curtain_web SET work_mem TO '8MB'`)
  await prepare()
})

test('a database that cannot hold every name is refused', async () => {
  await query(
    urls.owner,
    `CREATE DATABASE western TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc`,
  )
  const western = Object.assign(new URL(urls.owner), { pathname: '/western' }).href
  await expect(prepare(western)).rejects.toThrow('The database western is in LATIN1, which cannot hold every name')
})

test('an owner who may not change the database’s settings is told what an administrator runs', async () => {
  await query(superuserUrl, 'CREATE DATABASE theirs', 'GRANT CREATE ON DATABASE theirs TO curtain_owner')
  const theirs = Object.assign(new URL(urls.owner), { pathname: '/theirs' }).href
  await expect(prepare(theirs)).rejects.toThrow(
    /has search_path=pg_catalog, and Curtain needs search_path=public\. .*: have an administrator run ALTER DATABASE "theirs" SET search_path TO public;/,
  )
})
