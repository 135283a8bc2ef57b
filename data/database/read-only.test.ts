import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { dangerouslyDisconnect } from '#data/system.ts'
import { connect } from '#platform/database/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { NoPlaceError } from './places.ts'
import { inReadOnlyTransaction, type Patience } from './read-only.ts'
import { sql } from './sql.ts'

let testDatabase: TestDatabase

beforeAll(async () => {
  testDatabase = await createTestDatabase()
})

afterAll(async () => {
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const Row = z.object({ n: z.number() })

function download(organisationId: string, patience: Partial<Patience> = {}): AsyncGenerator<{ n: number }[]> {
  return inReadOnlyTransaction(
    { organisationId },
    (transaction) => transaction.batches(Row, sql`SELECT n FROM generate_series(1, 30) n`, { size: 10 }),
    patience,
  )
}

async function all(pieces: AsyncIterable<{ n: number }[]>): Promise<number> {
  let rows = 0
  for await (const piece of pieces) rows += piece.length
  return rows
}

async function stall(organisationId: string, patience: Partial<Patience>): Promise<AsyncGenerator<{ n: number }[]>[]> {
  const stalledDownloads = [download(organisationId, patience), download(organisationId, patience)]
  for (const pieces of stalledDownloads) expect((await pieces.next()).value).toHaveLength(10)
  return stalledDownloads
}

test.each([
  ['stall', { idleMs: 500 }],
  ['take longer than anyone may', { longestMs: 500 }],
] as const)(
  'two downloads that %s keep no other organisation waiting, nor their own for long',
  async (_what, patience) => {
    const [here, elsewhere] = [randomUUID(), randomUUID()]
    const stalledDownloads = await stall(here, patience)
    // At once: it waits for nobody to be cut off.
    expect(await all(download(elsewhere, { waitMs: 50 }))).toBe(30)
    expect(await all(download(here))).toBe(30)
    // Two that hold a place each: those who stalled have none any more.
    for (const pieces of await stall(here, {})) expect(await all(pieces)).toBe(20)
    // Whoever comes back after that hears that it failed, and does not take half for the whole.
    for (const pieces of stalledDownloads) await expect(all(pieces)).rejects.toThrow()
  },
)

test('who finds no place within its patience is told, and waits no more', async () => {
  const here = randomUUID()
  const stalledDownloads = await stall(here, {})
  await expect(all(download(here, { waitMs: 50 }))).rejects.toThrow(NoPlaceError)
  for (const pieces of stalledDownloads) expect(await all(pieces)).toBe(20)
  expect(await all(download(here))).toBe(30)
})

test('a reader that goes away gives its place back', async () => {
  const organisationId = randomUUID()
  for (let each = 0; each < 10; each++) {
    const pieces = download(organisationId)
    await pieces.next()
    await pieces.return(undefined)
  }
  expect(await all(download(organisationId))).toBe(30)
})

test('what was read to its end leaves its connection to the next read, which finds another where that was lost', async () => {
  const connection = async () => {
    const pids: number[] = []
    for await (const rows of inReadOnlyTransaction({ organisationId: randomUUID() }, (transaction) =>
      transaction.batches(Row, sql`SELECT pg_backend_pid() AS n`),
    ))
      pids.push(...rows.map(({ n }) => n))
    return pids[0]
  }
  const first = await connection()
  expect(await connection()).toBe(first)
  const owner = await connect(testDatabase.appUrl)
  const { rows } = await owner.query('SELECT pg_terminate_backend($1) AS ended', [first])
  await owner.end()
  expect(rows).toEqual([{ ended: true }])
  const next = await connection()
  expect(next).not.toBe(first)
  // Who stops in the middle leaves none: its transaction is still open.
  const stoppedDownload = download(randomUUID())
  await stoppedDownload.next()
  await stoppedDownload.return(undefined)
  expect(await connection()).not.toBe(next)
})
