import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { inject, vi } from 'vitest'
import { connect, withConnection } from '#platform/database/connection.ts'
import { settleSessions } from '#platform/database/session-settings.ts'
import { type TestUrls, testPasswordKeys, testUrls } from './prepared-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's connection to the database that tests clone, which no one works in. */
    templateUrl: string
  }
}

export type TestDatabase = {
  /** Row-level security lets the owner see all. */
  readonly ownerUrl: string
  /** What the test file works as: also what `databaseAppUrl` returns from now on. */
  readonly appUrl: string
  /** Each process's own connection. */
  readonly urls: TestUrls
  /** Close every pool first. */
  readonly drop: () => Promise<void>
}

/**
 * A database of the test file's own, migrated and with the content in service, nobody in it. Takes about a tenth of a second.
 *
 * @param options.as the process whose part the tests play; `both` where they ask for a page and do the night's work too.
 */
export async function createTestDatabase({ as = 'both' }: { as?: keyof TestUrls } = {}): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'))
  const name = `test_${randomBytes(6).toString('hex')}`
  await execute(template, `CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`)
  const url = new URL(template)
  url.pathname = `/${name}`
  const ownerUrl = url.href
  // A copy has none of its template's settings.
  await withConnection(ownerUrl, settleSessions)
  const urls = testUrls(ownerUrl)
  const appUrl = urls[as]
  vi.stubEnv('DATABASE_APP_URL', appUrl)
  vi.stubEnv('PASSWORD_KEYS', testPasswordKeys)
  return { ownerUrl, appUrl, urls, drop: () => dropWhenLeft(template, name) }
}

/** PostgreSQL's code for a database that someone is still connected to. */
const inUse = '55006'

/** Connections that were closed take a moment to be gone, and nobody but their own role may cut them off. */
async function dropWhenLeft(template: URL, name: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await execute(template, `DROP DATABASE ${name}`)
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== inUse || tries >= 50) throw error
      await setTimeout(100)
    }
  }
}

/** From another database of the same server, because a template must have no visitors. */
async function execute(template: URL, statement: string): Promise<void> {
  const url = new URL(template)
  url.pathname = '/postgres'
  const client = await connect(url.href)
  try {
    // Two files may clone at the same moment, and a template is copied for one at a time.
    await client.query('SELECT pg_advisory_lock(1)')
    await client.query(statement)
  } finally {
    await client.end()
  }
}
