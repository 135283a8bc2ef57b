import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { withConnection } from '#platform/database/connection.ts'
import { keysIn, processUrls } from '#platform/keys.ts'
import { testKeys } from '#platform/testing/prepared-database.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { prepareDatabase } from './prepare.ts'
import type { ProcessUrls } from './roles.ts'

let database: TemporaryDatabase
let ownerUrl: string
let urls: ProcessUrls

const prepare = () => prepareDatabase({ ownerUrl, keys: testKeys })

beforeAll(async () => {
  database = await startTemporaryDatabase('empty')
  ownerUrl = database.ownerUrl
  urls = processUrls(ownerUrl, testKeys)
  await prepare()
})

afterEach(() => vi.unstubAllEnvs())
afterAll(() => database.remove())

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  return withConnection(url, async (client) => (await client.query(sql)).rows)
}

test('a login that row-level security does not bind is refused', async () => {
  vi.stubEnv('DATABASE_WEB_URL', ownerUrl)
  await expect(prepare()).rejects.toThrow(/DATABASE_WEB_URL/)
})

test('a login that is a member of its process’s role is accepted, and one of both is refused', async () => {
  await query(ownerUrl, `CREATE ROLE pooled LOGIN PASSWORD 'pooled' IN ROLE curtain_worker`)
  const url = Object.assign(new URL(ownerUrl), { username: 'pooled', password: 'pooled' }).href
  vi.stubEnv('DATABASE_WORKER_URL', url)
  expect(await prepare()).toEqual({ web: urls.web, worker: url })
  await query(ownerUrl, 'GRANT curtain_web TO pooled')
  await expect(prepare()).rejects.toThrow('must not be a member of curtain_web too')
})

test('an installation does not lock out another one of the same server, whose roles are the same', async () => {
  const elsewhere = Object.assign(new URL(ownerUrl), { pathname: '/elsewhere' }).href
  const another = keysIn('4d'.repeat(32))
  await query(ownerUrl, 'CREATE DATABASE elsewhere')
  await expect(prepareDatabase({ ownerUrl: elsewhere, keys: another })).rejects.toThrow(
    /^The role curtain_web of this PostgreSQL server is that of the database \S+ too/,
  )
  expect(await query(urls.web, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(await query(urls.worker, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  // With the same key both work, and a rotated one may take the place of its own.
  await query(ownerUrl, 'DROP DATABASE elsewhere')
  await query(ownerUrl, 'CREATE DATABASE elsewhere')
  const shared = await prepareDatabase({ ownerUrl: elsewhere, keys: testKeys })
  expect(await query(shared.web, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await prepareDatabase({ ownerUrl: elsewhere, keys: { current: another.current, former: [testKeys.current] } })
  await expect(query(urls.web, 'SELECT 1')).rejects.toThrow('password authentication failed')
  await expect(prepare()).rejects.toThrow('The role curtain_web of this PostgreSQL server')
  await query(ownerUrl, 'DROP DATABASE elsewhere')
  await prepare()
  expect(await query(urls.web, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})
