import { probabilityRight } from '#domain/comprehension/item-response.ts'
import type { ItemParameters, Parameters } from '#domain/comprehension/parameters.ts'

/** With fewer counted answers, or from fewer people, the experts' parameters stand. */
export const FEWEST_ANSWERS_TO_CALIBRATE = 1000
export const FEWEST_PEOPLE_TO_CALIBRATE = 20

/** What is smaller than these moves nobody's estimate in a way that they would notice. */
const LEAST_CHANGE = { chanceRight: 0.02, cut: 0.05, lambda: 0.02, logTime: 0.1, forgettingShare: 0.05 } as const

/** Where items' curves are compared: from two standard deviations below the population to two above. */
const ABILITIES = [-2, -1, 0, 1, 2] as const

/**
 * Whether newly learned parameters differ enough from those in force to go into service, for each new version has every
 * likelihood replayed: another set of items, an item that stopped counting or counts again, or a change of 0.02 in the
 * chance of a right answer, of 0.05 in a cut, of 0.02 in lambda, of a tenth in an item's log times, of 5 % in forgetting.
 */
export function isWorthPublishing(learnedParameters: Parameters, inForce: Parameters): boolean {
  if (!sameKeys(learnedParameters.items, inForce.items) || !sameKeys(learnedParameters.cuts, inForce.cuts)) return true
  if (Math.abs(learnedParameters.lambda - inForce.lambda) >= LEAST_CHANGE.lambda) return true
  const [before, after] = [inForce.forgetting.initialStabilityDays, learnedParameters.forgetting.initialStabilityDays]
  if (Math.abs(after / before - 1) >= LEAST_CHANGE.forgettingShare) return true
  for (const [practice, cut] of Object.entries(learnedParameters.cuts))
    if (Math.abs(cut.tau - (inForce.cuts[practice]?.tau ?? Number.NaN)) >= LEAST_CHANGE.cut) return true
  return Object.entries(learnedParameters.items).some(([id, item]) => {
    const itemInForce = inForce.items[id]
    return itemInForce === undefined || differs(item, itemInForce)
  })
}

function differs(one: ItemParameters, other: ItemParameters): boolean {
  if (one.quarantined !== other.quarantined || one.practice !== other.practice) return true
  const times = [
    one.responseTime.engagedLogMedian - other.responseTime.engagedLogMedian,
    one.responseTime.engagedLogSd - other.responseTime.engagedLogSd,
    one.responseTime.rapidLogMedian - other.responseTime.rapidLogMedian,
    one.responseTime.rapidShare - other.responseTime.rapidShare,
  ]
  if (times.some((change) => Math.abs(change) >= LEAST_CHANGE.logTime)) return true
  return ABILITIES.some(
    (theta) => Math.abs(probabilityRight(theta, one) - probabilityRight(theta, other)) >= LEAST_CHANGE.chanceRight,
  )
}

function sameKeys(one: object, other: object): boolean {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key))
}
