import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withConnection } from '#platform/database/connection.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'

/** That of databases for tests. */
const keyOfTests = '7e'.repeat(32)

/** What is run by hand says in a line that the database is not there, or was taken away, and leaves nothing half done. */

let server: TemporaryDatabase
let directory: string
const running: ChildProcess[] = []

beforeAll(async () => {
  server = await startTemporaryDatabase('prepared')
})
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'curtain-lost-'))
})
afterEach(async () => {
  for (const each of running.splice(0)) each.kill('SIGKILL')
  await rm(directory, { recursive: true })
})
afterAll(() => server.remove())

const who = ['--organisation', 'A hospital', '--email', 'ada@hospital.example', '--given-name', 'Ada']
const commands = {
  backup: () => ['scripts/backup.ts', join(directory, 'a.backup')],
  restore: () => ['scripts/restore.ts', join(directory, 'whole.backup')],
  'admin:create': () => ['scripts/admin-create.ts', ...who],
}
const names = Object.keys(commands) as (keyof typeof commands)[]

type End = { status: number | null; said: string }

function run([script = '', ...given]: string[], ownerUrl: string): Promise<End> {
  const environment = { NODE_ENV: 'production', CURTAIN_KEYS: keyOfTests, DATABASE_URL: ownerUrl } as const
  const child = spawn(process.execPath, [script, ...given], { env: { PATH: '', ...environment } })
  running.push(child)
  return Promise.all([once(child, 'close'), text(child.stderr)]).then(([[status], said]) => ({ status, said }))
}

/** Ends the connections that wait for a lock, and counts them. */
function endThoseThatWait(): Promise<number | null> {
  return withConnection(server.ownerUrl, async (other) => {
    const { rowCount } = await other.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'`,
    )
    return rowCount
  })
}

const placeOf = (url: string) => `${new URL(url).host}${new URL(url).pathname}`

describe.each(names)('%s', (name) => {
  beforeEach(async () => {
    if (name === 'restore')
      expect(await run(['scripts/backup.ts', join(directory, 'whole.backup')], server.ownerUrl)).toMatchObject({
        status: 0,
      })
  })

  test('says that there is no database', async () => {
    const nowhere = Object.assign(new URL(server.ownerUrl), { port: '1' }).href
    const { status, said } = await run(commands[name](), nowhere)
    expect(said).toMatch(/^The database at .+: (connect ECONNREFUSED|Can't reach database server) .+\.\n$/)
    expect(said).toContain(placeOf(nowhere))
    expect(said).not.toContain(new URL(nowhere).password)
    expect(status).toBe(1)
  })

  test('says that its connection was taken away, and leaves nothing', async () => {
    const before = await readdir(directory)
    const end = await withConnection(server.ownerUrl, async (owner) => {
      await owner.query('BEGIN; LOCK TABLE organisation IN ACCESS EXCLUSIVE MODE')
      const ending = run(commands[name](), server.ownerUrl)
      await expect.poll(endThoseThatWait, { timeout: 30_000 }).toBe(1)
      return ending
    })
    expect(end.said).toMatch(
      /^The database at .+ could not do this: .*terminating connection due to administrator command.*\.\n$/,
    )
    expect(end.said).toContain(placeOf(server.ownerUrl))
    expect(end.status).toBe(1)
    expect(await readdir(directory)).toEqual(before)
  })
})
