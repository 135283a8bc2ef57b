/**
 * What a web process is asked for, the least worthy first: where there is more than it can do, that is turned away first. A
 * report can be fetched in a minute; an answer is why somebody sits there.
 */
export const worths = ['report', 'administration', 'learning', 'answer'] as const
export type Worth = (typeof worths)[number]

/** What a process is doing now. */
export type Load = {
  /** Requests at work, by worth: those whose body has arrived and whose answer has not left. */
  readonly atWork: Readonly<Record<Worth, number>>
  /** Requests that wait for a connection to the database. */
  readonly waiting: number
  /** How much later than it should the event loop has come round of late, in milliseconds. */
  readonly lagMs: number
}

/** How many pages one process has at work at most before learners’ pages wait for too long: two seconds at fifty pages a second. */
export const usualRoom = 100

/** Who came last into a full room has waited for so long when their page is there. */
const longestWaitSeconds = 2

/**
 * Such a share is taken however slow it goes: a database that is far away makes pages wait that cost the process nothing. Pages of
 * managers end here, so that learners’ never end before them.
 */
const leastShare = 0.5

/** As many are taken by the slowest machine too: a browser asks for ten pages at once, ahead of a click. */
const leastPages = 20

/** An answer takes about a tenth of a page’s time (`npm run bench:answers`, `npm run bench:pages`). */
export const pagesOf: Readonly<Record<Worth, number>> = { report: 1, administration: 1, learning: 1, answer: 0.1 }

/** How much a process may have at work. */
export type Room = {
  /** Pages, however fast it goes; what an operator has set. */
  readonly most: number
  /** How many pages it has finished a second of late. */
  readonly pagesASecond: number
}

/**
 * How many pages a process may have at work before learners’ are turned away: one that has just started is ten times as slow as
 * it will be in a minute, and who is let in then waits ten times as long.
 */
export const pagesAtOnce = ({ most, pagesASecond }: Room): number =>
  Math.min(most, Math.max(leastPages, leastShare * most, pagesASecond * longestWaitSeconds))

type Limits = { readonly work: number; readonly waiting: number; readonly lagMs: number }

/**
 * From how much on each is turned away, as a multiple of the room; `work` is in pages, and of learners’ pages a multiple of what
 * fits in at the pace of late. An answer is turned away where four thousand are at work: more would outlast the time that the
 * database is given, and fail anyhow.
 */
const limits: Readonly<Record<Worth, Limits>> = {
  report: { work: 0.25, waiting: 0.5, lagMs: 150 },
  administration: { work: leastShare, waiting: 1, lagMs: 300 },
  learning: { work: 1, waiting: 4, lagMs: 700 },
  answer: { work: 4, waiting: 40, lagMs: 5000 },
}

/**
 * An event loop is late for nothing that is asked of it where so small a share of the limit is at work: other processes have the
 * machine, and turning somebody away would free nothing.
 */
const leastWorkOfLate = 0.3

/** Whether a request of this worth is turned away. Where one is, so is every one of less worth. */
export function isTurnedAway(worth: Worth, { atWork, waiting, lagMs }: Load, room: Room): boolean {
  const limit = limits[worth]
  const work = worths.reduce((sum, each) => sum + atWork[each] * pagesOf[each], 0)
  const places = worth === 'learning' ? pagesAtOnce(room) : room.most
  const isLate = lagMs >= limit.lagMs && work >= leastWorkOfLate * limit.work * places
  return work >= limit.work * places || waiting >= limit.waiting * room.most || isLate
}

const againAfterSeconds: Readonly<Record<Worth, number>> = { report: 30, administration: 15, learning: 10, answer: 5 }

/**
 * After how many whole seconds to ask again: the less worthy the later, and not all at once.
 *
 * @param random from 0 to below 1.
 */
export function askAgainAfter(worth: Worth, random: number): number {
  return againAfterSeconds[worth] + Math.floor(random * againAfterSeconds[worth])
}
