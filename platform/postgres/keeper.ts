/**
 * The process that keeps the embedded PostgreSQL server: started detached by `startEmbeddedDatabase`, so that no
 * signal to the terminal reaches the server before web and worker have finished with it.
 *
 * It starts the server again should it end by itself, stops it when told to (SIGTERM), and when the process that started it is
 * gone (the ipc channel closes) it first lets the others finish.
 */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { startCluster } from './cluster.ts'

const Options = z.object({
  directory: z.string(),
  port: z.number(),
  passwordFile: z.string(),
  durability: z.enum(['durable', 'disposable']),
})

/** How long the others may take to finish after their supervisor was killed. */
const othersFinishMs = 7000
const maxRestarts = 5

const options = Options.parse(JSON.parse(process.argv[2] ?? '{}'))
let server: ChildProcess | undefined
let stopping = false

// Ctrl-C and hang-up are for the supervisor to translate.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {})
process.on('SIGTERM', () => void stop({ othersFinish: false }))
process.on('disconnect', () => void stop({ othersFinish: true }))

// The process that started this one may have gone before it was listening.
if (!process.connected) process.exit(0)

try {
  for (let start = 0; start <= maxRestarts && !stopping; start++) {
    server = await startCluster(options)
    if (stopping) server.kill('SIGINT')
    else if (process.connected) process.send?.({ ready: true })
    await once(server, 'exit')
    if (!stopping) await pause(500)
  }
  process.exit(stopping ? 0 : 1)
} catch (error) {
  if (process.connected) process.send?.({ failed: error instanceof Error ? error.message : String(error) })
  process.exit(1)
}

async function stop({ othersFinish }: { othersFinish: boolean }): Promise<void> {
  stopping = true
  if (othersFinish) {
    // Smart shutdown: waits until everybody has left.
    server?.kill('SIGTERM')
    await pause(othersFinishMs)
  }
  // Fast shutdown: ends what is left, loses nothing that was committed.
  server?.kill('SIGINT')
}
