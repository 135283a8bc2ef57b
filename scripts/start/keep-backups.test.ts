import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { withConnection } from '#platform/database/connection.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { begunAt, keepBackups } from './scheduled-backups.ts'

let server: TemporaryDatabase
let directory: string
let keeping: AbortController

beforeAll(async () => {
  server = await startTemporaryDatabase('prepared')
})
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'curtain-backups-'))
  keeping = new AbortController()
  await query('DELETE FROM job_run')
  return async () => {
    keeping.abort()
    await rm(directory, { recursive: true })
  }
})
afterAll(() => server.remove())

async function query(sql: string): Promise<Record<string, unknown>[]> {
  return withConnection(server.ownerUrl, async (client) => (await client.query(sql)).rows)
}

const finishes = () => query(`SELECT extract(epoch FROM finished_at)::float8 AS at FROM job_run WHERE name = 'backup'`)

function keep(settings: { BACKUP_RECIPIENTS?: string } = {}): Promise<void> {
  const environment = { NODE_ENV: 'production', DATABASE_URL: server.ownerUrl, ...settings } as const
  return keepBackups({ directory, at: '00:30', keepDays: 14 }, { environment, signal: keeping.signal })
}

test('where there is none, one is made at once, and it is known when', async () => {
  const startedAt = Date.now() / 1000
  await keep()
  await expect.poll(finishes, { timeout: 20_000 }).toEqual([{ at: expect.any(Number) }])
  await expect.poll(async () => Number((await finishes())[0]?.at), { timeout: 20_000 }).toBeGreaterThan(startedAt - 5)
  const names = await readdir(directory)
  expect(names.map((name) => begunAt(name) !== null)).toEqual([true])
})

test('where the first one fails, it is known that none was ever made', async () => {
  await keep({ BACKUP_RECIPIENTS: `age1${'q'.repeat(58)}` })
  await expect.poll(finishes, { timeout: 20_000 }).toEqual([{ at: 0 }])
  await expect.poll(() => readdir(directory)).toEqual([])
})

test('a place that is no directory is refused at the start, by name', async () => {
  directory = join(directory, 'a-file')
  await writeFile(directory, '')
  await expect(keep()).rejects.toThrow(`BACKUP_DIR cannot be written: ${directory} (EEXIST).`)
})
