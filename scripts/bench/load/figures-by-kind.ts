import { percentile } from '#scripts/bench/figures.ts'

/** What is asked for, as the tables name it. */
export const kinds = ['answer', 'going on', 'learner’s page', 'administration', 'report'] as const
export type Kind = (typeof kinds)[number]

/** Status: null where no answer came. `sentAt` on the clock of `performance.now`; milliseconds from the first byte sent to the last one read. */
export type Reply = { readonly status: number | null; readonly sentAt: number; readonly ms: number }

export type FiguresOfKind = {
  /** `all`: of whatever kind. */
  readonly kind: Kind | 'all'
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Turned away with 503. */
  readonly turnedAway: number
  /** Anything else that is not 200, and what was not answered. */
  readonly errors: number
}

/**
 * Counts replies, and tells them as figures of the time since the last telling. A reply belongs to the time in which it was asked
 * for: what a cold process owes from before is no figure of a warm one. What is still waiting at the telling is left out; the
 * time has to be much longer than anybody waits.
 */
export function startCounting(): {
  readonly count: (kind: Kind, reply: Reply) => void
  readonly take: () => readonly FiguresOfKind[]
} {
  let replies: { kind: Kind; reply: Reply }[] = []
  let since = performance.now()
  return {
    count: (kind, reply) => replies.push({ kind, reply }),
    take() {
      const now = performance.now()
      const batch = replies.filter(({ reply }) => reply.sentAt >= since)
      const seconds = (now - since) / 1000
      replies = []
      since = now
      return ([...kinds, 'all'] as const).map((kind) =>
        figuresOf(
          kind,
          batch.flatMap((one) => (one.kind === kind || kind === 'all' ? [one.reply] : [])),
          seconds,
        ),
      )
    },
  }
}

function figuresOf(kind: FiguresOfKind['kind'], replies: readonly Reply[], seconds: number): FiguresOfKind {
  const durations = replies.flatMap(({ status, ms }) => (status === 200 ? [ms] : []))
  const turnedAway = replies.filter(({ status }) => status === 503).length
  return {
    kind,
    perSecond: replies.length / seconds,
    p50: percentile(durations, 0.5),
    p95: percentile(durations, 0.95),
    p99: percentile(durations, 0.99),
    turnedAway,
    errors: replies.length - durations.length - turnedAway,
  }
}

/** Without what is of all kinds. */
export const byKind = (figures: readonly FiguresOfKind[]) => figures.filter(({ kind }) => kind !== 'all')

/** A line for each kind, and one for all. */
export function tableOf(figures: readonly FiguresOfKind[]): string {
  const heads = ['', 'a second', 'p50', 'p95', 'p99 ms', 'turned away', 'errors']
  const rows = figures.map(({ kind, perSecond, p50, p95, p99, turnedAway, errors }) => [
    kind,
    perSecond.toFixed(1),
    ...[p50, p95, p99].map((ms) => (Number.isNaN(ms) ? '–' : ms.toFixed(0))),
    `${turnedAway}`,
    `${errors}`,
  ])
  return [heads, ...rows]
    .map((cells) => cells.map((cell, place) => (place === 0 ? cell.padEnd(16) : cell.padStart(13))).join(''))
    .join('\n')
}
