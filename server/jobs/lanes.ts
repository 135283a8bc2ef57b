import { setTimeout as pause } from 'node:timers/promises'
import { logError } from '#platform/log.ts'

/** How many are sent at once: a server that is slow with one holds up no other. */
const lanes = 4
const lookAgainMs = 2000
const afterFaultMs = 15_000
/** What is under way when the worker ends has so long to be finished; then it is sent by the next. */
const finishMs = 3000

export type Lanes = { readonly stop: () => Promise<void> }

/** Nothing to do. */
export const noLanes: Lanes = { stop: async () => {} }

/**
 * Sends what waits, as it comes, until it is stopped.
 *
 * @param send sends the next and returns what became of it; null: nothing is due
 * @param fault what the log says where it fails
 */
export function startLanes(
  send: (at: { signal: AbortSignal }) => Promise<unknown>,
  { fault }: { fault: string },
): Lanes {
  const ending = new AbortController()
  const hangingUp = new AbortController()
  const idle = (milliseconds: number) =>
    pause(milliseconds, undefined, { signal: ending.signal, ref: false }).catch(() => {})
  const go = async (lane: number) => {
    // Apart from each other, so that one of them soon looks.
    await idle((lane * lookAgainMs) / lanes)
    let faulty = false
    while (!ending.signal.aborted) {
      try {
        const message = await send({ signal: hangingUp.signal })
        faulty = false
        if (message === null) await idle(lookAgainMs)
      } catch (error) {
        // The database, mostly: said once, and not again until it was well in between.
        if (!faulty) logError(fault, error)
        faulty = true
        await idle(afterFaultMs)
      }
    }
  }
  const going = Array.from({ length: lanes }, (_, lane) => go(lane))
  return {
    stop: async () => {
      ending.abort()
      const hangUp = setTimeout(() => hangingUp.abort(), finishMs)
      await Promise.all(going)
      clearTimeout(hangUp)
    },
  }
}
