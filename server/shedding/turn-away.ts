import type { IncomingMessage, ServerResponse } from 'node:http'
import { askAgainAfter, isTurnedAway, type Load, usualRoom, type Worth, worths } from '#domain/limits/shedding.ts'
import { requestsAtOnce } from '#platform/env.ts'
import { log } from '#platform/log.ts'
import { countTurnedAway } from '#server/metrics/web-metrics.ts'
import { countAtWork, loadNow } from './load-now.ts'
import { worthOf } from './worth-of.ts'

const toldEveryMs = 10_000
let toldAt = Number.NEGATIVE_INFINITY

/** Why a request is turned away, and after how many seconds to send it again. */
export type TurnedAway = { readonly worth: Worth; readonly againAfter: number }

/** Whether there is too much to do for this request; null: no, and it counts as at work from now on. */
export function turnAway(request: IncomingMessage, response: ServerResponse, pathname: string): TurnedAway | null {
  const worth = worthOf(pathname)
  if (worth === null) return null
  const load = loadNow()
  if (!isTurnedAway(worth, load, { room: requestsAtOnce() ?? usualRoom })) {
    countAtWork(worth, request, response)
    return null
  }
  countTurnedAway(worth)
  tell(worth, load)
  return { worth, againAfter: askAgainAfter(worth, Math.random()) }
}

/** Each request has its own line; this one says why, now and then. */
function tell(worth: Worth, { atWork, waiting, lagMs }: Load): void {
  if (performance.now() - toldAt < toldEveryMs) return
  toldAt = performance.now()
  const work = worths.map((each) => `${each} ${atWork[each]}`).join(', ')
  log('warning', 'there is too much to do: requests are turned away', {
    worth,
    work,
    waiting,
    lagMs: Math.round(lagMs),
  })
}
