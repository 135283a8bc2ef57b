import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { prepareDataDirectory } from '#platform/data-directory.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '#platform/postgres/embedded-database.ts'
import { inTurn, lockName } from '#platform/processes/named-lock.ts'
import { prepareForTests, testKeys } from './prepared-database.ts'

const run = promisify(execFile)

/** The folder is there and empty, for `make` to fill. */
type SharedDirectory = { readonly name: string; readonly make: (directory: string) => Promise<void> }

/** Copies a folder that is made once a run, by whoever asks for it first, with the owner of each file. */
export async function copySharedDirectory(
  runDirectory: string,
  { name, make }: SharedDirectory,
  to: string,
): Promise<void> {
  const shared = join(runDirectory, name)
  const { signal } = new AbortController()
  await inTurn(lockName(`curtain-${name}`, runDirectory), { signal }, async () => {
    if (existsSync(shared)) return
    const unfinished = await mkdtemp(`${shared}-`)
    await make(unfinished)
    await rename(unfinished, shared)
  })
  await run('cp', ['-a', `${shared}/.`, to])
}

/** What the embedded database of a data directory holds: no tables and no role of a process, or all that a start prepares. */
export type DatabaseState = 'empty' | 'prepared'

/** Makes a data directory with a stopped server, whose keys are `testKeys`. Takes a tenth of a second from the second time on. */
export function copyDataDirectory(runDirectory: string, state: DatabaseState, to: string): Promise<void> {
  const make = state === 'empty' ? makeEmpty : (directory: string) => makePrepared(runDirectory, directory)
  return copySharedDirectory(runDirectory, { name: `data-${state}`, make }, to)
}

async function makeEmpty(directory: string): Promise<void> {
  await prepareDataDirectory(directory)
  await writeFile(join(directory, 'secrets/keys'), `${testKeys.current}\n`, { mode: 0o600 })
  await withDisposableServer(directory, async () => {})
}

async function makePrepared(runDirectory: string, directory: string): Promise<void> {
  await copyDataDirectory(runDirectory, 'empty', directory)
  await withDisposableServer(directory, async ({ ownerUrl }) => {
    await prepareForTests(ownerUrl)
  })
}

/** Starts the server of a data directory for some work; nothing is waited for that keeps it over a power cut. */
export async function withDisposableServer(
  directory: string,
  work: (database: EmbeddedDatabase) => Promise<void>,
): Promise<void> {
  const database = await startEmbeddedDatabase(directory, { durability: 'disposable' })
  try {
    await work(database)
  } finally {
    await database.stop()
  }
}
