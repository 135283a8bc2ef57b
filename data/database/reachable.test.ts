import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { PrismaClient } from '#data/generated/client.ts'
import { connectionTo, withConnection } from '#platform/database/connection.ts'
import { isForWantOfDatabase } from '#platform/database/want-of-database.ts'
import * as logging from '#platform/log.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { closeReachable, databaseAnswers } from './reachable.ts'

let testDatabase: TestDatabase

let server: TemporaryDatabase

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  server = await startTemporaryDatabase('empty')
})
afterAll(async () => {
  await testDatabase.drop()
  await server.remove()
})

/** Each by itself: databases are not made within a transaction. */
async function asOwner(url: string, ...statements: string[]): Promise<void> {
  await withConnection(url, async (client) => {
    for (const statement of statements) await client.query(statement)
  })
}

describe('an error', () => {
  test('is for want of the database where that was not there or gave up, and not where it was asked for something wrong', async () => {
    const errorOf = async (url: string, statement: string, timeout?: number) => {
      const client = connectionTo(url, { query_timeout: timeout })
      try {
        await client.connect()
        await client.query(statement)
        return null
      } catch (error) {
        return error
      } finally {
        await client.end().catch(() => {})
      }
    }
    const missingDatabase = new URL(testDatabase.ownerUrl)
    missingDatabase.port = '1'
    expect(isForWantOfDatabase(await errorOf(missingDatabase.href, 'SELECT 1'))).toBe(true)
    expect(isForWantOfDatabase(await errorOf(testDatabase.ownerUrl, 'SELECT pg_sleep(2)', 50))).toBe(true)
    expect(
      isForWantOfDatabase(await errorOf(testDatabase.ownerUrl, 'SET statement_timeout = 20; SELECT pg_sleep(2)')),
    ).toBe(true)
    expect(isForWantOfDatabase(await errorOf(testDatabase.ownerUrl, 'SELECT 1/0'))).toBe(false)
    expect(isForWantOfDatabase(new Error('something else'))).toBe(false)
  })

  // What operators do to a database, or it to itself, and where it is set right.
  const closed = [
    ['the password is another', `ALTER ROLE visitor PASSWORD 'another'`],
    ['the role may not log in', 'ALTER ROLE visitor NOLOGIN'],
    ['the role has no connection left', 'ALTER ROLE visitor CONNECTION LIMIT 0'],
    ['the database takes no connection', 'ALTER DATABASE visited ALLOW_CONNECTIONS false'],
    ['the role has no right to connect', 'REVOKE CONNECT ON DATABASE visited FROM PUBLIC'],
    ['the database has no connection left', 'ALTER DATABASE visited CONNECTION LIMIT 0'],
    ['the database has another name', 'ALTER DATABASE visited RENAME TO left_behind'],
  ] as const

  test.each(closed)('is for want of it where %s, whoever asks', async (_, statement) => {
    const { ownerUrl } = server
    await asOwner(ownerUrl, `CREATE ROLE visitor LOGIN PASSWORD 'one'`, 'CREATE DATABASE visited', statement)
    const url = Object.assign(new URL(ownerUrl), { username: 'visitor', password: 'one', pathname: '/visited' })
    const pool = new pg.Pool({ connectionString: url.href })
    pool.on('error', () => {})
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
    try {
      const attempts = [
        pool.query('SELECT 1'),
        prisma.person.count(),
        prisma.$queryRaw`SELECT 1`,
        prisma.$transaction((transaction) => transaction.person.count()),
      ]
      for (const attempt of await Promise.allSettled(attempts)) {
        expect(attempt.status).toBe('rejected')
        expect.soft(attempt.status === 'rejected' && isForWantOfDatabase(attempt.reason)).toBe(true)
      }
    } finally {
      await prisma.$disconnect()
      await pool.end()
      await asOwner(ownerUrl, ...['visited', 'left_behind'].map((name) => `DROP DATABASE IF EXISTS ${name}`))
      await asOwner(ownerUrl, 'DROP ROLE visitor')
    }
  })
})

test('health says within half a minute that PostgreSQL lets the process in no more, and the log says why', async () => {
  const { ownerUrl } = server
  await asOwner(ownerUrl, `CREATE ROLE watcher LOGIN PASSWORD 'one'`)
  vi.stubEnv('DATABASE_APP_URL', Object.assign(new URL(ownerUrl), { username: 'watcher', password: 'one' }).href)
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1_000_000)
  const logError = vi.spyOn(logging, 'logError').mockReturnValue()
  try {
    expect(await databaseAnswers()).toBe(true)
    await asOwner(ownerUrl, 'ALTER ROLE watcher NOLOGIN')
    clock.mockReturnValue(1_031_000)
    expect(await databaseAnswers()).toBe(false)
    expect(await databaseAnswers()).toBe(false)
    expect(logError.mock.calls).toEqual([[expect.any(String), expect.objectContaining({ code: '28000' })]])
    await asOwner(ownerUrl, 'ALTER ROLE watcher LOGIN')
    expect(await databaseAnswers()).toBe(true)
  } finally {
    clock.mockRestore()
    logError.mockRestore()
    vi.unstubAllEnvs()
    await closeReachable()
    await asOwner(ownerUrl, 'DROP ROLE watcher')
  }
})
