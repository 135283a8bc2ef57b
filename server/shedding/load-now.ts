import type { IncomingMessage } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { dangerouslyCountConnections } from '#data/system.ts'
import { type Load, pagesOf, type Worth } from '#domain/limits/shedding.ts'
import { measurePace } from './pace.ts'

const resolutionMs = 20
const windowMs = 500

const atWork: Record<Worth, number> = { report: 0, administration: 0, learning: 0, answer: 0 }
const pace = measurePace(() => performance.now())
let lastLags: readonly [number, number] = [0, 0]

/** What this process is doing now. */
export function loadNow(): Load {
  // Of both halves of the last second: one long report by itself is no overload.
  return { atWork, waiting: dangerouslyCountConnections().waiting, lagMs: Math.min(...lastLags) }
}

/** How many pages a second this process finishes for learners while it has any at work. */
export const pagesASecond = (): number => pace.pagesASecond()

/** Pages of managers and files take seconds or milliseconds, by how much they hold: they say little of how fast a process is. */
const saysHowFast = (worth: Worth): boolean => worth === 'learning' || worth === 'answer'

/**
 * Counts a request as at work, until what it returns is called. Who sends a body slowly is not at work: else whoever likes could
 * take everybody's places with a few connections.
 */
export function countAtWork(worth: Worth, request: IncomingMessage): () => void {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers
  let state: 'arriving' | 'at-work' | 'gone' = 'arriving'
  const begin = () => {
    if (state !== 'arriving') return
    state = 'at-work'
    atWork[worth] += 1
    if (saysHowFast(worth)) pace.begin()
  }
  if (Number(length) > 0 || encoding !== undefined) request.once('end', begin)
  else begin()
  return () => {
    if (state === 'at-work') {
      atWork[worth] -= 1
      if (saysHowFast(worth)) pace.end(pagesOf[worth])
    }
    state = 'gone'
  }
}

/** Measures how late the event loop comes round, until it is stopped. */
export function measureLag(): { readonly stop: () => void } {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  delays.enable()
  const timer = setInterval(() => {
    // It tells the whole time between two rounds, in nanoseconds; not a number where there was none.
    const lag = Math.max(0, delays.mean / 1e6 - resolutionMs) || 0
    lastLags = [lastLags[1], lag]
    delays.reset()
  }, windowMs).unref()
  return {
    stop: () => {
      clearInterval(timer)
      delays.disable()
      lastLags = [0, 0]
    },
  }
}
