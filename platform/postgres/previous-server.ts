import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { ConfigurationError } from '#platform/env.ts'

const run = promisify(execFile)

/** How long a server whose keeper has gone may take to end by itself, and then to end when told. */
const patienceMs = { byItself: 3000, onRequest: 15_000 }

/**
 * Clears up after a run that was killed: waits for its server to end, ends it if need be, and removes the lock file of
 * one that has ended already, so that a process that has since been given the same number is not mistaken for it.
 * Call it only while holding the data directory (`holdDirectory`).
 */
export async function endPreviousServer(directory: string): Promise<void> {
  const lockFile = join(directory, 'postmaster.pid')
  const processId = await readProcessId(lockFile)
  if (processId === null) return
  const deadline = Date.now() + patienceMs.byItself
  while (await isServerOf(directory, processId)) {
    if (Date.now() > deadline) {
      await endServer(directory, processId)
      break
    }
    await pause(100)
  }
  await rm(lockFile, { force: true })
}

async function endServer(directory: string, processId: number): Promise<void> {
  process.kill(processId, 'SIGINT')
  const deadline = Date.now() + patienceMs.onRequest
  while (await isServerOf(directory, processId)) {
    if (Date.now() > deadline) {
      throw new ConfigurationError(`PostgreSQL (process ${processId}) still runs on ${directory} and does not stop.`)
    }
    await pause(100)
  }
}

async function readProcessId(lockFile: string): Promise<number | null> {
  const text = await readFile(lockFile, 'utf8').catch(() => '')
  const processId = Number.parseInt(text, 10)
  return Number.isInteger(processId) && processId > 1 ? processId : null
}

async function isServerOf(directory: string, processId: number): Promise<boolean> {
  try {
    process.kill(processId, 0)
  } catch {
    return false
  }
  // PostgreSQL works inside its data directory.
  const workingDirectory = await readlink(`/proc/${processId}/cwd`).catch(() => null)
  if (workingDirectory !== null) return workingDirectory === (await realpath(directory))
  const command = await run('ps', ['-o', 'command=', '-p', `${processId}`]).catch(() => ({ stdout: '' }))
  return command.stdout.includes('postgres')
}
