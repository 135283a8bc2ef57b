import { log, logError } from '#platform/log.ts'

/** The word on a process's command line by which it knows that it must not outlive its supervisor. */
export const supervisedFlag = '--supervised'

/** How long a process may take to finish what is under way. */
export const finishWithinMs = 5000

/**
 * Ends this process in an orderly way when it is told to (SIGTERM), and when the supervisor that started it is gone
 * (its ipc channel closes). Ctrl-C and hang-up go to the supervisor. An error that nobody caught ends it too, logged,
 * since nothing is known of its state; the supervisor starts it again.
 *
 * @param finish stops taking work, waits for what is under way, closes connections; it has `finishWithinMs` for it.
 */
export function endInOrder(name: string, finish: () => Promise<void>): void {
  let ending = false
  const end = async (status: number) => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(status || 1), finishWithinMs + 1000).unref()
    await finish().catch((error: unknown) => logError(`${name} did not finish in order`, error))
    process.exit(status)
  }
  if (process.argv.includes(supervisedFlag)) {
    process.on('disconnect', () => void end(0))
    // It may have gone before this process was listening.
    if (!process.connected) void end(0)
    for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {})
  } else {
    for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  }
  process.on('SIGTERM', () => void end(0))
  process.on('uncaughtException', (error) => {
    logError(`${name} ends on an error that nobody caught`, error)
    void end(1)
  })
}

/** Tells the supervisor, if there is one, that this process does its work now. */
export function reportReady(name: string, fields: Readonly<Record<string, number>> = {}): void {
  log('info', `${name} is ready`, fields)
  if (process.connected) process.send?.({ ready: true })
}
