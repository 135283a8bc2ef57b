import { randomInt } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import {
  askAgainAfter,
  isTurnedAway,
  type Load,
  pagesAtOnce,
  type Room,
  usualRoom,
  type Worth,
  worths,
} from '#domain/limits/shedding.ts'
import { isProduction, requestsAtOnce } from '#platform/env.ts'
import { log } from '#platform/log.ts'
import { countTurnedAway } from '#server/metrics/web-metrics.ts'
import { countAtWork, loadNow, pagesASecond } from './load-now.ts'
import { worthOf } from './worth-of.ts'

const toldEveryMs = 10_000
let toldAt = Number.NEGATIVE_INFINITY

/** A request that is taken is at work until `leave` is called. One that is not may be sent again after so many seconds. */
export type Admission = { readonly taken: true; readonly leave: () => void } | ({ readonly taken: false } & TurnedAway)
export type TurnedAway = { readonly worth: Worth; readonly againAfter: number }

/** Takes a request, or turns it away where there is too much to do for it. */
export function admit(request: IncomingMessage, pathname: string): Admission {
  const worth = worthOf(pathname)
  // In development whoever asks waits for what is being built.
  if (worth === null || !isProduction()) return { taken: true, leave: () => {} }
  const load = loadNow()
  const room = { most: requestsAtOnce() ?? usualRoom, pagesASecond: pagesASecond() }
  if (!isTurnedAway(worth, load, room)) return { taken: true, leave: countAtWork(worth, request) }
  countTurnedAway(worth)
  tell(worth, load, room)
  return { taken: false, worth, againAfter: askAgainAfter(worth, randomInt(1000) / 1000) }
}

/** Each request has its own line; this one says why, now and then. */
function tell(worth: Worth, { atWork, waiting, lagMs }: Load, room: Room): void {
  if (performance.now() - toldAt < toldEveryMs) return
  toldAt = performance.now()
  const work = worths.map((each) => `${each} ${atWork[each]}`).join(', ')
  log('warning', 'there is too much to do: requests are turned away', {
    worth,
    work,
    room: Math.round(pagesAtOnce(room)),
    waiting,
    lagMs: Math.round(lagMs),
  })
}
