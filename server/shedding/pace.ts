/** What is assumed before anything has been finished: a process that has just started, counted as one second of its time. */
const firstGuess = { pages: 15, busyMs: 1000 }
/** Work of so long ago counts for a third of today’s. */
const memoryMs = 2000

/** How fast a process finishes what it has at work. */
export type Pace = {
  readonly begin: () => void
  /** @param pages how much of a page that was. */
  readonly end: (pages: number) => void
  /** Over the time in which anything was at work, that of late most. */
  readonly pagesASecond: () => number
}

/**
 * Counts only time in which something is at work: a process that nobody asks is not slow. What is at work now counts before it
 * is finished, or a process that comes to a stop would be thought as fast as it was.
 *
 * @param now milliseconds that never go back.
 */
export function measurePace(now: () => number): Pace {
  let { pages, busyMs } = firstGuess
  let atWork = 0
  let since = now()
  const busySince = () => (atWork > 0 ? now() - since : 0)
  return {
    begin() {
      if (atWork === 0) since = now()
      atWork += 1
    },
    end(finished) {
      const passed = busySince()
      const stays = Math.exp(-passed / memoryMs)
      pages = pages * stays + finished
      busyMs = busyMs * stays + passed
      atWork -= 1
      since = now()
    },
    pagesASecond: () => (pages * 1000) / (busyMs + busySince()),
  }
}
