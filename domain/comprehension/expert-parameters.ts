import { cutFromRatings } from './cut.ts'
import { ASSUMED_FORGETTING } from './forgetting.ts'
import type { ExpertItem, ItemFormat, PracticeId } from './item.ts'
import type { AllOrNone } from './item-response.ts'
import type { Cut, ItemParameters, Parameters } from './parameters.ts'
import { PRIOR_RESPONSE_TIME } from './rapid-guess.ts'

/** Prior of lambda: normal with this mean and standard deviation. */
export const LAMBDA_PRIOR = { mean: 0.7, sd: 0.15 } as const

/** Prior of an item's discrimination: log a is normal around log 1.2. */
export const DISCRIMINATION_PRIOR = { logMean: Math.log(1.2), logSd: 0.3 } as const

/** Prior of an item's difficulty: normal around what experts say. */
export const DIFFICULTY_PRIOR_SD = 0.65

/** Prior of an item's floor c: a Beta distribution around the published floor that weighs as much as this many answers. */
export const FLOOR_PRIOR_ANSWERS = 20

/**
 * Prior of an item's slip, where its practice is mastered wholly or not at all: a Beta distribution that weighs as much as
 * this many answers of people who have mastered it.
 */
export const SLIP_PRIOR = { mean: 0.1, answers: 10 } as const

/** No item is so easy to guess that its right answers should say nothing at all; the curve's ceiling lies above. */
export const HIGHEST_FLOOR = 0.95

/**
 * Parameters from the experts alone, before anyone has answered: prior means of discrimination and lambda, the
 * experts' difficulties, published floors or guessing by format, and the cuts that the judges' ratings imply under them.
 */
export function expertParameters(items: readonly ExpertItem[]): Parameters {
  const entries = items.map((item): [string, ItemParameters] => [item.id, expertItemParameters(item)])
  const parameters = Object.fromEntries(entries)
  return {
    lambda: LAMBDA_PRIOR.mean,
    items: parameters,
    cuts: cutsFromItems(items, parameters),
    forgetting: ASSUMED_FORGETTING,
  }
}

/** What is believed of an item before anyone has answered it. */
export function expertItemParameters(item: ExpertItem): ItemParameters {
  return {
    a: Math.exp(DISCRIMINATION_PRIOR.logMean),
    b: item.difficulty,
    c: floorOf(item),
    practice: item.practice,
    responseTime: PRIOR_RESPONSE_TIME,
    quarantined: false,
  }
}

/** The chance of a right answer by a person who knows nothing: the published floor, or else the format's guess. */
export function floorOf({ floor, format, options, trays }: ExpertItem): number {
  return Math.min(HIGHEST_FLOOR, floor ?? guessingByFormat(format, options, trays))
}

/** With fewer trays guessing does better: no floor is set too low where their number is not known. */
const FEWEST_TRAYS = 2

/**
 * Chance of a right answer by blind guessing: 1/options, all of a multiple choice, one order of n!, marked risks, one
 * set of passages of 2^n, or at most one of n things in a wrong one of t trays: (1 + n(t − 1))/t^n.
 */
export function guessingByFormat(format: ItemFormat, options: number, trays: number = FEWEST_TRAYS): number {
  switch (format) {
    case 'single':
    case 'where-from':
      return 1 / options
    case 'multiple':
      return 0.05
    case 'order':
      return 1 / factorial(options)
    case 'spot':
      return 0.1
    case 'strike':
      return 0.5 ** options
    case 'sort':
      return (1 + options * (trays - 1)) / trays ** options
    default: {
      const never: never = format
      throw new Error(`unknown item format ${String(never)}`)
    }
  }
}

/**
 * The cut of every practice that has items, from their ratings under the given parameters. Quarantined items are left out,
 * and so are those rated at or under their own floor: no ability answers right as seldom as that, so such a rating says
 * nothing of where the cut lies, and taken by its word would move it to the end of the scale. As far as a practice is
 * mastered wholly or not at all there is nothing to judge: its cut is the threshold.
 */
export function cutsFromItems(
  items: readonly ExpertItem[],
  parameters: Readonly<Record<string, ItemParameters>>,
): Record<PracticeId, Cut> {
  const ratedItems = Map.groupBy(items, (item) => item.practice)
  const cuts: Record<PracticeId, Cut> = {}
  for (const [practice, ofPractice] of ratedItems) {
    const counting = ofPractice.flatMap((item) => {
      const itemParameters = parameters[item.id]
      const isRated = itemParameters && !itemParameters.quarantined && item.justCompetent > itemParameters.c
      return isRated ? [{ ...itemParameters, justCompetent: item.justCompetent }] : []
    })
    const cut = cutFromRatings(counting.map(({ a, b, c, justCompetent }) => ({ a, b, c, justCompetent })))
    cuts[practice] = towardsThreshold(cut, ofPractice.flatMap(({ id }) => parameters[id]?.allOrNone ?? [])[0])
  }
  return cuts
}

function towardsThreshold(cut: Cut, allOrNone: AllOrNone | undefined): Cut {
  if (!allOrNone) return cut
  const { weight, threshold } = allOrNone
  return { tau: (1 - weight) * cut.tau + weight * threshold, standardError: (1 - weight) * cut.standardError }
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1)
}
