import { isWithin, type RequestLimit } from '#domain/limits/requests.ts'

const minuteMs = 60_000

/** What others count with it: how many there are in this minute, everywhere, and how many seconds are left of it. */
export type CountedElsewhere = { readonly requests: number; readonly secondsLeft: number }

/** The requests of one session in this process. */
export type OwnCount = {
  /** Counts one. After how many seconds to ask again; null: it may go on. At once, unless it has to be counted elsewhere. */
  readonly take: (limit: RequestLimit) => Promise<number | null> | number | null
}

/** Requests that are counted with one call. */
type Batch = { many: number; readonly counted: Promise<CountedElsewhere | null> }

/**
 * Counts by itself at first, which costs nothing. What goes beyond ordinary use is counted elsewhere too, with all before it: one
 * call at a time, of whatever came meanwhile, so that a thousand requests at once do not become a thousand calls. What was refused
 * is refused until its minute ends, without another call.
 *
 * @param at.count counts so many elsewhere; null where nobody could be asked: then they go on.
 * @param at.now milliseconds that never go back.
 */
export function beginOwnCount({
  count,
  now,
}: {
  count: (requests: number) => Promise<CountedElsewhere | null>
  now: () => number
}): OwnCount {
  let endsAt = Number.NEGATIVE_INFINITY
  let isRefused = false
  let taken = 0
  let uncounted = 0
  let waiting: Batch | null = null
  let before: Promise<unknown> = Promise.resolve()

  function beginMinute(): void {
    endsAt = now() + minuteMs
    isRefused = false
    taken = 0
    // Those that wait to be counted still are.
    if (waiting === null) uncounted = 0
  }

  function beginBatch(): Batch {
    const counted = before.then(() => {
      const requests = uncounted
      waiting = null
      uncounted = 0
      return count(requests)
    })
    before = counted
    return { many: 0, counted }
  }

  return {
    take({ most, countedFrom }) {
      if (now() >= endsAt) beginMinute()
      if (isRefused) return secondsTo(endsAt - now())
      taken += 1
      uncounted += 1
      if (taken < countedFrom) return null
      waiting ??= beginBatch()
      const batch = waiting
      batch.many += 1
      const place = batch.many
      return batch.counted.then((all) => {
        if (all === null || isWithin(most, { all: all.requests, many: batch.many, place })) return null
        isRefused = true
        endsAt = now() + all.secondsLeft * 1000
        return secondsTo(all.secondsLeft * 1000)
      })
    },
  }
}

const secondsTo = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))
