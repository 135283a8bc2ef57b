import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { childEnvironment } from '#platform/env.ts'
import { root } from '#platform/processes/step.ts'

export type StartedApplication = {
  readonly supervisor: ChildProcess
  readonly output: () => string
  /** Until it has said these words; never, if it never does. */
  readonly says: (words: string) => Promise<void>
  /** Until it is up; an error with all that it said, if it ends before. */
  readonly ready: () => Promise<void>
  readonly exit: Promise<unknown[]>
}

/**
 * `npm start` as a shell would run it: in a process group of its own, which a terminal's signals go to. `as` is the number of
 * another user, which only root can become.
 */
export function startSupervisor(
  variables: Readonly<Record<string, string | undefined>>,
  { as, parameters = [] }: { as?: number; parameters?: readonly string[] } = {},
): StartedApplication {
  const supervisor = spawn(process.execPath, ['scripts/start.ts', ...parameters], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment({ NODE_ENV: undefined, ...variables }),
    ...(as !== undefined && { uid: as, gid: as }),
  })
  let text = ''
  for (const stream of [supervisor.stdout, supervisor.stderr])
    stream.setEncoding('utf8').on('data', (more) => (text += more))
  const exit = once(supervisor, 'close')
  const says = (words: string) =>
    new Promise<void>((resolve) => {
      const look = () => text.includes(words) && resolve()
      look()
      supervisor.stdout.on('data', look)
    })
  const ready = () => {
    const earlyEnd = exit.then(() => Promise.reject(new Error(`It did not come up:\n${text}`)))
    return Promise.race([says('Curtain is ready'), earlyEnd])
  }
  return { supervisor, output: () => text, says, ready, exit }
}
