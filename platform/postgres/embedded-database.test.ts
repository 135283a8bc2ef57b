import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { holdDirectory, prepareDataDirectory, secret } from '#platform/data-directory.ts'
import { connect } from '#platform/database/connection.ts'
import { copyDataDirectory } from '#platform/testing/shared-directory.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts'

let directory: string
const running: EmbeddedDatabase[] = []

beforeEach(async () => {
  // Made as `mktemp -d` does: nobody but its owner may enter.
  directory = await mkdtemp(join(tmpdir(), 'curtain-postgres-'))
  await prepareDataDirectory(directory)
})

afterEach(async () => {
  await Promise.all(running.splice(0).map((database) => database.stop()))
  await rm(directory, { recursive: true, force: true })
})

async function start(): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase(directory)
  running.push(database)
  return database
}

/** Where a server was started and stopped before. */
const startAgain = async () => {
  await copyDataDirectory(inject('runDirectory'), 'empty', directory)
  return start()
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = await connect(url)
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function serverProcess(): Promise<number> {
  return Number.parseInt(await readFile(join(directory, 'postgres/postmaster.pid'), 'utf8'), 10)
}

test('keeps what was committed when it is stopped and started again', async () => {
  const first = await start()
  await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS number')
  await first.stop()
  const second = await start()
  expect(await query(second.ownerUrl, 'SELECT number FROM kept')).toEqual([{ number: 42 }])
})

test('starts in a directory that everyone may enter, as one that was made beforehand is', async () => {
  await chmod(directory, 0o755)
  const { ownerUrl } = await start()
  expect(await query(ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect((await readdir(directory)).filter((name) => name.includes('password'))).toEqual([])
})

test('listens on this machine alone, and its owner is no superuser', async () => {
  const { ownerUrl } = await startAgain()
  expect(await query(ownerUrl, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  expect(await query(ownerUrl, 'SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user')).toEqual([
    { rolsuper: false, rolbypassrls: false },
  ])
})

test('keeps its passwords where only this user can read them', async () => {
  const { file } = await secret(directory, 'database-owner')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await secret(directory, 'database-owner')).value).toMatch(/^[0-9a-f]{64}$/)
})

test('is started again on the same port when its server is killed', async () => {
  const { ownerUrl } = await startAgain()
  await query(ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS number')
  process.kill(await serverProcess(), 'SIGKILL')
  await expect
    .poll(() => query(ownerUrl, 'SELECT number FROM kept').catch(() => 'away'), { timeout: 20_000 })
    .toEqual([{ number: 42 }])
})

test('starts although a killed run has left its lock file, which names a process that lives', async () => {
  const first = await startAgain()
  const lockFile = join(directory, 'postgres/postmaster.pid')
  const [, ...rest] = (await readFile(lockFile, 'utf8')).split('\n')
  await first.stop()
  await writeFile(lockFile, [`${process.pid}`, ...rest].join('\n'))
  const second = await start()
  expect(await query(second.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('a data directory is held by one process at a time', async () => {
  await holdDirectory(directory)
  await expect(holdDirectory(directory)).rejects.toThrow(`Curtain is running on ${directory} already`)
})
