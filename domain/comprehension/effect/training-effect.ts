import type { Interval } from '#domain/comprehension/interval.ts'

/** What all of a module's answers say, person by person. Times are whole numbers of some period, such as months. */
export class EffectTally {
  readonly #people: PersonTally[] = []

  /** Takes in one person's answers, before and after: `period` is when each was given. */
  add(
    answers: readonly { readonly when: 'before' | 'after'; readonly residual: number; readonly period: number }[],
  ): void {
    if (answers.length === 0) return
    this.#people.push({ before: sumsOf(answers, 'before'), after: sumsOf(answers, 'after') })
  }

  get people(): readonly PersonTally[] {
    return this.#people
  }
}

type PeriodSum = { readonly period: number; readonly sum: number; readonly count: number }
type PersonTally = { readonly before: readonly PeriodSum[]; readonly after: readonly PeriodSum[] }

export type TrainingEffect =
  | {
      readonly verdict: 'too-few-answers'
      /** With answers both before and after. */
      readonly people: number
    }
  | {
      /** 'better', 'worse': the interval leaves out zero. */
      readonly verdict: 'better' | 'worse' | 'no-evidence'
      /** By how much more often a typical question is answered right, −1 to 1, a general drift taken off where there is a comparison. */
      readonly effect: number
      /** The middle 95 %. */
      readonly interval: Interval
      /** How much more often these people were right before than someone who has had no training at all is. */
      readonly before: number
      /** How much more often they were right after than before, the drift included. */
      readonly change: number
      /** The drift: what people who were not trained yet changed by meanwhile. Null without such people. */
      readonly drift: number | null
      readonly people: number
      /** Who were not trained yet and gave answers in the same periods. */
      readonly comparison: number
    }

/** Below so many people with answers before and after nothing is said. */
export const FEWEST_PEOPLE = 30
/** A period in which fewer people who were not trained yet gave answers says nothing of a drift. */
const MIN_UNTRAINED_PEOPLE = 10
const Z_95 = 1.96

/**
 * Whether training changed how often questions are answered right.
 *
 * Each person is compared with themselves, before and after. What everybody not yet trained changed by over the same
 * periods is taken off: for each period the mean of untrained people's answers, so that people who are trained later stand
 * for what would have been without training (the imputation estimator of staggered starts, Borusyak, Jaravel and Spiess,
 * 2024, with a level for each period and each person's own level before). Answers from periods in which fewer than ten
 * people were untrained are left out; where that leaves fewer than thirty people, the plain change is told, without a
 * comparison. The interval is that of the sum of each person's influence on the result, their part in the drift included
 * (sandwich, clustered by person).
 */
export function trainingEffect(tally: EffectTally): TrainingEffect {
  const pairedPeople = tally.people.filter(({ before, after }) => before.length > 0 && after.length > 0)
  const untrainedMeans = untrainedByPeriod(tally.people)
  const within = (sums: readonly PeriodSum[]) => sums.filter(({ period }) => untrainedMeans.has(period))
  const comparisons = tally.people
    .map((person) => ({ before: within(person.before), after: within(person.after), person }))
    .filter(({ before, after }) => before.length > 0 && after.length > 0)
  if (comparisons.length >= FEWEST_PEOPLE) return estimate(tally.people, comparisons, untrainedMeans)
  if (pairedPeople.length >= FEWEST_PEOPLE)
    return estimate(
      tally.people,
      pairedPeople.map((person) => ({ ...person, person })),
      null,
    )
  return { verdict: 'too-few-answers', people: pairedPeople.length }
}

type UntrainedMeans = ReadonlyMap<number, { readonly mean: number; readonly people: number }>
type PersonComparison = PersonTally & { readonly person: PersonTally }

function estimate(
  everybody: readonly PersonTally[],
  comparisons: readonly PersonComparison[],
  untrainedMeans: UntrainedMeans | null,
): TrainingEffect {
  const n = comparisons.length
  const changes = new Map<PersonTally, number>()
  const weights = new Map<number, number>()
  let change = 0
  let level = 0
  for (const { before, after, person } of comparisons) {
    level += meanOf(before) / n
    const own = meanOf(after) - meanOf(before)
    changes.set(person, own)
    change += own / n
    addWeights(weights, after, 1 / n)
    addWeights(weights, before, -1 / n)
  }
  let drift = 0
  if (untrainedMeans !== null)
    for (const [period, weight] of weights) drift += weight * (untrainedMeans.get(period)?.mean ?? 0)
  let variance = 0
  for (const person of everybody) {
    const own = changes.get(person)
    let influence = own === undefined ? 0 : (own - change) / n
    for (const { period, sum, count } of untrainedMeans === null ? [] : person.before) {
      const all = untrainedMeans?.get(period)
      if (all !== undefined) influence -= ((weights.get(period) ?? 0) * (sum / count - all.mean)) / all.people
    }
    variance += influence * influence
  }
  const effect = change - drift
  const reach = Z_95 * Math.sqrt((variance * n) / (n - 1))
  const interval = { low: effect - reach, high: effect + reach }
  const periods = new Set(weights.keys())
  return {
    verdict: verdictOf(interval),
    effect,
    interval,
    before: level,
    change,
    drift: untrainedMeans === null ? null : drift,
    people: n,
    comparison:
      untrainedMeans === null
        ? 0
        : everybody.filter(({ before }) => before.some(({ period }) => periods.has(period))).length,
  }
}

/** The mean of untrained people's answers in each period, each person counting once in it. */
function untrainedByPeriod(people: readonly PersonTally[]): UntrainedMeans {
  const sums = new Map<number, { sum: number; people: number }>()
  for (const { before } of people) {
    for (const { period, sum, count } of before) {
      const totals = sums.get(period) ?? { sum: 0, people: 0 }
      sums.set(period, { sum: totals.sum + sum / count, people: totals.people + 1 })
    }
  }
  return new Map(
    [...sums]
      .filter(([, level]) => level.people >= MIN_UNTRAINED_PEOPLE)
      .map(([period, level]) => [period, { mean: level.sum / level.people, people: level.people }]),
  )
}

function sumsOf(
  answers: readonly { readonly when: 'before' | 'after'; readonly residual: number; readonly period: number }[],
  when: 'before' | 'after',
): PeriodSum[] {
  const sums: { period: number; sum: number; count: number }[] = []
  for (const answer of answers) {
    if (answer.when !== when) continue
    const same = sums.find(({ period }) => period === answer.period)
    if (same === undefined) sums.push({ period: answer.period, sum: answer.residual, count: 1 })
    else {
      same.sum += answer.residual
      same.count += 1
    }
  }
  return sums
}

function meanOf(sums: readonly PeriodSum[]): number {
  let total = 0
  let count = 0
  for (const period of sums) {
    total += period.sum
    count += period.count
  }
  return total / count
}

/** Of a person's answers, the share in each period, times a factor. */
function addWeights(weights: Map<number, number>, sums: readonly PeriodSum[], factor: number): void {
  const count = sums.reduce((total, period) => total + period.count, 0)
  for (const period of sums)
    weights.set(period.period, (weights.get(period.period) ?? 0) + (factor * period.count) / count)
}

/** Half a point of a hundred: what is nearer to zero is shown as zero, and a range that shows zero claims nothing. */
const SHOWN_FROM = 0.005

function verdictOf({ low, high }: Interval): 'better' | 'worse' | 'no-evidence' {
  if (low >= SHOWN_FROM) return 'better'
  return high <= -SHOWN_FROM ? 'worse' : 'no-evidence'
}
