import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { z } from 'zod'
import { supervisedFlag } from './lifetime.ts'

type ProcessOptions = {
  /** As the log and messages call it. */
  readonly name: string
  /** Ends it while it is starting. Once it is ready, `stop` does, in its turn. */
  readonly signal: AbortSignal
  /** How long it may take to end when told to, before it is killed. */
  readonly endWithinMs: number
  /** Called when it keeps ending by itself, after which it is not started again. */
  readonly onGivenUp: (problem: string) => void
}

export type ServiceOptions = ProcessOptions & {
  /** The file that Node runs. */
  readonly entry: string
  readonly parameters?: readonly string[]
  /** For Node itself. */
  readonly nodeOptions?: readonly string[]
  readonly environment: NodeJS.ProcessEnv
  /** Whether its log is shown: benchmarks, which make thousands of requests, show their own figures. */
  readonly log?: 'shown' | 'dropped'
}

export type Service = {
  readonly stop: () => Promise<void>
  /** Of the process as it runs now: another one after it was started again. */
  readonly pid: () => number
}

const Message = z.union([z.object({ ready: z.literal(true) }), z.object({ failed: z.string() })])

/** So many times within so long may a service end by itself and be started again. */
const restarts = { most: 5, withinMs: 60_000 }

/**
 * Starts a process that stays: detached, so that no signal from the terminal reaches it, and with an ipc channel,
 * whose end tells it that the supervisor is gone however that happened. Started again should it end by itself.
 *
 * @returns once it has said that it is ready.
 * @throws with what it said, when it ends before that.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { entry, parameters = [], nodeOptions = [], environment, log } = options
  const output = log === 'dropped' ? 'ignore' : 'inherit'
  return keepRunning(options, () =>
    fork(entry, [...parameters, supervisedFlag], {
      detached: true,
      env: environment,
      execArgv: [...nodeOptions],
      stdio: ['ignore', output, 'inherit', 'ipc'],
    }),
  )
}

/** The same of a process with an ipc channel that `launch` starts, and starts again. */
export async function keepRunning(options: ProcessOptions, launch: () => ChildProcess): Promise<Service> {
  const { name, signal, endWithinMs, onGivenUp } = options
  const endings: number[] = []
  let stopping = false
  let child: ChildProcess

  const start = async () => {
    signal.throwIfAborted()
    child = launch()
    const abort = () => child.kill('SIGTERM')
    signal.addEventListener('abort', abort)
    try {
      await untilReady(child, name)
    } finally {
      signal.removeEventListener('abort', abort)
    }
    child.once('exit', startAgain)
  }
  const startAgain = () => {
    if (stopping) return
    const now = Date.now()
    endings.push(now)
    if (endings.filter((time) => now - time < restarts.withinMs).length > restarts.most) {
      onGivenUp(`The ${name} process keeps ending by itself.`)
      return
    }
    process.stderr.write(`The ${name} process ended by itself and is started again.\n`)
    start().catch(startAgain)
  }

  const stop = async () => {
    stopping = true
    if (hasEnded(child)) return
    const end = once(child, 'exit')
    child.kill('SIGTERM')
    const impatience = setTimeout(() => killGroup(child), endWithinMs)
    await end
    clearTimeout(impatience)
  }
  try {
    await start()
  } catch (error) {
    await stop()
    throw error
  }
  return { stop, pid: () => child.pid ?? 0 }
}

async function untilReady(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      const parseResult = Message.safeParse(message)
      if (parseResult.success && 'failed' in parseResult.data) reject(new Error(parseResult.data.failed))
      else resolve()
    })
    child.once('error', reject)
    child.once('exit', (status, signal) => reject(new Error(`The ${name} process ended (${signal ?? status}).`)))
  })
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** A detached child leads a group of its own, in which its own children are. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || hasEnded(child)) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}
