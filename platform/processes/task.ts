import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ConfigurationError } from '#platform/env.ts'
import { killGroup } from './service.ts'

export type TaskOptions = {
  /** As messages call it. */
  readonly name: string
  /** The file that Node runs. */
  readonly entry: string
  readonly parameters?: readonly string[]
  readonly environment: NodeJS.ProcessEnv
  /** Ends the task and all that it started. */
  readonly signal: AbortSignal
}

/** As an address: a path may hold a “#” or a “%”. */
const leash = pathToFileURL(join(import.meta.dirname, 'leash.ts')).href

/**
 * Runs a process that ends by itself, detached like the services, so that Ctrl-C ends it through us and it ends with
 * us even when we are killed. What it says is kept, and told only if it fails.
 */
export async function runTask({ name, entry, parameters = [], environment, signal }: TaskOptions): Promise<void> {
  signal.throwIfAborted()
  const child = fork(entry, parameters, {
    detached: true,
    env: environment,
    execArgv: ['--import', leash],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(String(chunk)))
  const end = () => killGroup(child)
  signal.addEventListener('abort', end)
  const [status] = await once(child, 'close')
  signal.removeEventListener('abort', end)
  signal.throwIfAborted()
  if (status !== 0) throw new ConfigurationError(`${name} failed:\n${output.join('').trim()}`)
}
