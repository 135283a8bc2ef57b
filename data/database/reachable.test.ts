import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { isForWantOfDatabase } from './reachable.ts'

let testDatabase: TestDatabase

beforeAll(async () => {
  testDatabase = await createTestDatabase()
})
afterAll(() => testDatabase.drop())

describe('an error', () => {
  test('is for want of the database where that was not there or gave up, and not where it was asked for something wrong', async () => {
    const errorOf = async (url: string, statement: string, timeout?: number) => {
      const client = new pg.Client({ connectionString: url, query_timeout: timeout })
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
})
