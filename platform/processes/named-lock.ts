import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A name that one process of this machine holds at a time: a socket's, which the system gives back however it ends. */
export type NamedLock = { readonly letGo: () => void }

/** A name for what is done with one folder: `purpose` is a word, `folder` an absolute path. */
export function lockName(purpose: string, folder: string): string {
  return `${purpose}-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
}

/** Null: another process holds it. */
export async function acquireLock(name: string): Promise<NamedLock | null> {
  const address = socketAddress(name)
  const lock = await listen(address)
  // Where names are files, one that nobody listens on is left over from a killed process.
  if (lock !== null || !address.startsWith('/') || (await answers(address))) return lock
  await rm(address, { force: true })
  return listen(address)
}

/** Does the work while holding the lock, after the process that holds it now. */
export async function inTurn<Result>(
  name: string,
  { signal }: { signal: AbortSignal },
  work: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    signal.throwIfAborted()
    const lock = await acquireLock(name)
    if (lock === null) await untilLetGo(socketAddress(name), signal)
    else {
      try {
        return await work()
      } finally {
        lock.letGo()
      }
    }
  }
}

function socketAddress(name: string): string {
  switch (process.platform) {
    case 'linux':
      return `\0${name}`
    case 'win32':
      return `\\\\.\\pipe\\${name}`
    default:
      return join(tmpdir(), name)
  }
}

async function listen(address: string): Promise<NamedLock | null> {
  return new Promise((resolve) => {
    /** They wait for the name: that their connection ends tells them. */
    const waiting = new Set<Socket>()
    const server = createServer((socket) => {
      socket.unref()
      socket.on('error', () => {})
      waiting.add(socket)
      socket.once('close', () => waiting.delete(socket))
    })
    const letGo = () => {
      server.close()
      for (const socket of waiting) socket.destroy()
    }
    server.once('error', () => resolve(null))
    server.listen(address, () => {
      server.unref()
      resolve({ letGo })
    })
  })
}

async function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

async function untilLetGo(address: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  return new Promise((resolve) => {
    const socket = connect(address)
    const give = () => socket.destroy()
    signal.addEventListener('abort', give)
    socket.on('error', () => {})
    // Nothing is ever sent, but a socket that nobody reads does not see its end.
    socket.resume()
    socket.once('close', () => {
      signal.removeEventListener('abort', give)
      resolve()
    })
  })
}
