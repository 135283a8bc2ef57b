import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { access, chown, copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { findPostgresBinaries } from './binaries.ts'
import { endPreviousServer } from './previous-server.ts'
import { becomeUnprivilegedUser } from './unprivileged-user.ts'

const run = promisify(execFile)

export type ClusterOptions = {
  /** Where the cluster's files are or will be. */
  readonly directory: string
  /** On 127.0.0.1. */
  readonly port: number
  /** A file that holds the password of the superuser `postgres`. */
  readonly passwordFile: string
  /** `disposable` does without waiting for the disk: for tests alone. */
  readonly durability: 'durable' | 'disposable'
}

/** Makes the cluster if there is none, clears up after a killed run, and starts the server. */
export async function startCluster(options: ClusterOptions): Promise<ChildProcess> {
  const { directory, durability, port } = options
  const { initdb, postgres } = await findPostgresBinaries()
  if (!(await exists(join(directory, 'PG_VERSION')))) await initialise(options, initdb)
  await endPreviousServer(directory)

  const user = await becomeUnprivilegedUser({ program: postgres, directory })
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    timezone: 'UTC',
    // Of the server's own doings, never of statements and the values in them.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    ...(durability === 'disposable' ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command = '', ...rest] = [...(user?.prefix ?? []), postgres, '-D', directory, ...words]
  for (let attempt = 1; ; attempt++) {
    const server = spawn(command, rest, { stdio: ['ignore', 'ignore', 'pipe'] })
    const outcome = await untilReady(server, join(dirname(directory), 'postgres.log'))
    if (outcome.ready) return server
    // The last of a killed server's children may take a moment to let go of its memory.
    if (attempt === 10 || !outcome.log.includes('shared memory')) {
      throw new Error(`PostgreSQL does not start: ${outcome.log}`)
    }
    await pause(500)
  }
}

/** Makes the cluster beside its place and moves it there when whole, so that a killed first start leaves no half. */
async function initialise({ directory, durability, passwordFile }: ClusterOptions, initdb: string): Promise<void> {
  const unfinishedDirectory = `${directory}.unfinished`
  await rm(unfinishedDirectory, { recursive: true, force: true })
  await mkdir(unfinishedDirectory, { recursive: true, mode: 0o700 })
  const user = await becomeUnprivilegedUser({ program: initdb, directory: unfinishedDirectory })
  // The user that PostgreSQL runs as may not read what this one keeps to itself.
  const password = `${unfinishedDirectory}.password`
  await copyFile(passwordFile, password)
  if (user !== null) await chown(password, user.uid, user.gid)
  const [command = '', ...words] = [
    ...(user?.prefix ?? []),
    initdb,
    `--pgdata=${unfinishedDirectory}`,
    '--username=postgres',
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durability === 'disposable' ? ['--no-sync'] : []),
  ]
  await run(command, words).finally(() => rm(password))
  await rename(unfinishedDirectory, directory)
}

async function untilReady(server: ChildProcess, logFile: string): Promise<{ ready: boolean; log: string }> {
  const recent: string[] = []
  const log = createWriteStream(logFile, { flags: 'w', mode: 0o600 })
  // A full disk must not end the keeper for the sake of a log.
  log.on('error', () => {})
  return new Promise((resolve) => {
    if (server.stderr) {
      createInterface({ input: server.stderr }).on('line', (line) => {
        log.write(`${line}\n`)
        recent.push(line)
        if (recent.length > 10) recent.shift()
        if (/database system is ready to accept (read-only )?connections/.test(line)) resolve({ ready: true, log: '' })
      })
    }
    server.once('error', (error) => resolve({ ready: false, log: error.message }))
    server.once('close', () => {
      log.end()
      resolve({ ready: false, log: recent.join(' | ') })
    })
  })
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
