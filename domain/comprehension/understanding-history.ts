import type { Evidence } from './evidence.ts'
import type { Interval } from './interval.ts'
import type { PracticeId } from './item.ts'
import type { Parameters } from './parameters.ts'
import { type PracticeUnderstanding, type TellingAnswer, understandingAfter } from './practice-understanding.ts'
import { type Estimate, type ReportedPractice, readOut } from './read-out.ts'
import { type Status, understandsFrom } from './status.ts'

/** A counted answer of one person, with the practice that it was asked about. */
export type PracticeAnswer = TellingAnswer & { readonly practice: PracticeId }

/** What would have been reported of one practice at one moment. */
export type HistoryPoint = {
  readonly at: Date
  readonly probability: number
  readonly interval: Interval
  readonly status: Status
  readonly confidentlyWrong: boolean
}

export type PracticeHistory = {
  readonly practice: PracticeId
  /** From before the first answer to the moment of the report, oldest first. Two of one moment: before and after answers. */
  readonly points: readonly HistoryPoint[]
  /** Each verdict with the moment from which it held, oldest first: a run of the same is one. */
  readonly changes: readonly Pick<HistoryPoint, 'at' | 'status' | 'confidentlyWrong'>[]
  /** The misconceptions that were put right, oldest first. */
  readonly putRight: readonly { readonly id: string; readonly since: Date; readonly at: Date }[]
  /** What follows if nothing more is asked: the last point of the history first. */
  readonly projection: readonly HistoryPoint[]
  /** The probability from which the practice counts as understood. */
  readonly needed: number
  /** When, if nothing more is asked, the probability falls below `needed`; null: it is below, or not within two years. */
  readonly fallsBelowAt: Date | null
}

const day = 24 * 60 * 60 * 1000
/** Answers less far apart are one sitting: the curve has one step for it. */
const sittingMs = day / 2
/** Points between sittings, over the whole history and over the projection. */
const pointsBetween = 48
export const PROJECTION_DAYS = 180
const longestLookDays = 730
const lookStepDays = 30

type Options = { readonly practices: readonly ReportedPractice[]; readonly asOf: Date }
type Stand = { readonly at: number; readonly estimates: readonly Estimate[] }

/**
 * How the estimates of one person came about: replayed from their counted answers, oldest first, under one set of
 * parameters, with what was forgotten in between. What it says of the past is what today's parameters say of it. Pure;
 * a few hundred read-outs for a few hundred answers. Throws where an item is unknown to the parameters.
 */
export function understandingHistory(
  answers: readonly PracticeAnswer[],
  parameters: Parameters,
  { practices, asOf }: Options,
): PracticeHistory[] {
  const standAt = (evidence: ReadonlyMap<PracticeId, Evidence>, at: number): Stand => ({
    at,
    estimates: readOut(evidence, parameters, { practices, asOf: new Date(at) }),
  })
  const end = asOf.getTime()
  const first = Math.min(end, answers[0]?.answeredAt.getTime() ?? end)
  const step = Math.max(day, (end - first) / pointsBetween)
  const stands: Stand[] = []
  const changes = practices.map((): PracticeHistory['changes'][number][] => [])
  const take = (stand: Stand, before: ReadonlyMap<PracticeId, Evidence> | null) => {
    const last = stands.at(-1)
    for (const [place, estimate] of stand.estimates.entries()) {
      const changesHere = changes[place]
      if (changesHere === undefined || sameState(changesHere.at(-1), estimate)) continue
      // Between answers only time changes a status: the day is found. Answers change it at their own moment.
      const at =
        before === null || last === undefined
          ? stand.at
          : momentOf(
              (moment) => !sameState(changesHere.at(-1), standAt(before, moment).estimates[place]),
              last.at,
              stand.at,
            )
      changesHere.push({ at: new Date(at), status: estimate.status, confidentlyWrong: estimate.confidentlyWrong })
    }
    stands.push(stand)
  }

  let knownState: KnownState = { evidence: new Map(), understanding: new Map() }
  const passTo = (until: number) => {
    for (let at = (stands.at(-1)?.at ?? until) + step; at < until - step / 2; at += step)
      take(standAt(knownState.evidence, at), knownState.evidence)
    take(standAt(knownState.evidence, until), knownState.evidence)
  }
  for (const sitting of sittings(answers)) {
    passTo(sitting[0]?.answeredAt.getTime() ?? first)
    knownState = sitting.reduce((before, answer) => withAnswer(before, answer, parameters), knownState)
    take(standAt(knownState.evidence, sitting.at(-1)?.answeredAt.getTime() ?? first), null)
  }
  passTo(end)
  const projection = Array.from({ length: pointsBetween + 1 }, (_, place) =>
    standAt(knownState.evidence, end + (place * PROJECTION_DAYS * day) / pointsBetween),
  )
  return practices.map((practice, place) => {
    const threshold = understandsFrom(practice)
    const probabilityAt = (at: number) => standAt(knownState.evidence, at).estimates[place]?.probability ?? 0
    return {
      practice: practice.id,
      points: stands.map((stand) => pointOf(stand, place)),
      changes: changes[place] ?? [],
      putRight: putRightIn(knownState.understanding.get(practice.id)),
      projection: projection.map((stand) => pointOf(stand, place)),
      needed: threshold,
      fallsBelowAt: fallOf((at) => probabilityAt(at) < threshold, end),
    }
  })
}

type KnownState = {
  readonly evidence: ReadonlyMap<PracticeId, Evidence>
  readonly understanding: ReadonlyMap<PracticeId, PracticeUnderstanding>
}

function withAnswer(
  knownState: KnownState,
  { practice, ...answer }: PracticeAnswer,
  parameters: Parameters,
): KnownState {
  const after = understandingAfter(knownState.understanding.get(practice) ?? null, answer, parameters)
  return {
    evidence: new Map(knownState.evidence).set(practice, after.evidence),
    understanding: new Map(knownState.understanding).set(practice, after),
  }
}

function putRightIn(understanding: PracticeUnderstanding | undefined): PracticeHistory['putRight'] {
  return Object.entries(understanding?.beliefs.putRight ?? {})
    .map(([id, { since, at }]) => ({ id, since: new Date(since), at: new Date(at) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

function sittings(answers: readonly PracticeAnswer[]): PracticeAnswer[][] {
  const answersByPractice: PracticeAnswer[][] = []
  for (const answer of answers) {
    const current = answersByPractice.at(-1)
    const before = current?.at(-1)
    if (before !== undefined && answer.answeredAt.getTime() - before.answeredAt.getTime() < sittingMs)
      current?.push(answer)
    else answersByPractice.push([answer])
  }
  return answersByPractice
}

function sameState(
  one: Pick<Estimate, 'status' | 'confidentlyWrong'> | undefined,
  other: Pick<Estimate, 'status' | 'confidentlyWrong'> | undefined,
): boolean {
  if (one === undefined || other === undefined) return one === other
  // While confidently wrong that is what is said, whatever the status behind it.
  return one.confidentlyWrong === other.confidentlyWrong && (one.confidentlyWrong || one.status === other.status)
}

function pointOf({ at, estimates }: Stand, place: number): HistoryPoint {
  const estimate = estimates[place]
  if (estimate === undefined) throw new Error(`No estimate of practice number ${place}`)
  const { probability, interval, status, confidentlyWrong } = estimate
  return { at: new Date(at), probability, interval, status, confidentlyWrong }
}

/** The moment from which something holds that does not at `from` and does at `to`, to half a day. */
function momentOf(holds: (at: number) => boolean, from: number, to: number): number {
  let [before, after] = [from, to]
  while (after - before > day / 2) {
    const middle = (before + after) / 2
    if (holds(middle)) after = middle
    else before = middle
  }
  return after
}

function fallOf(isBelow: (at: number) => boolean, from: number): Date | null {
  if (isBelow(from)) return null
  for (let days = lookStepDays; days <= longestLookDays; days += lookStepDays) {
    const at = from + days * day
    if (isBelow(at)) return new Date(momentOf(isBelow, at - lookStepDays * day, at))
  }
  return null
}
