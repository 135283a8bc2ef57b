/**
 * Answer times to one item as a mixture of two lognormal distributions: people who guessed without reading, and people
 * who were engaged. Logarithms are natural, of seconds.
 */
export type ResponseTimeMixture = {
  rapidShare: number
  rapidLogMedian: number
  rapidLogSd: number
  engagedLogMedian: number
  engagedLogSd: number
}

/** What is believed of an item's answer times before anyone has answered it. */
export const PRIOR_RESPONSE_TIME: ResponseTimeMixture = {
  rapidShare: 0.05,
  rapidLogMedian: Math.log(2.5),
  rapidLogSd: 0.4,
  engagedLogMedian: Math.log(20),
  engagedLogSd: 0.6,
}

const SHORTEST_MS = 1

/**
 * Probability that an answer that took `elapsedMs` was a rapid guess: the posterior of the mixture's rapid component.
 * Zero from the engaged median upwards, and never lower for a faster answer than for a slower one: below the rapid
 * median it stays as it is there. (Wise and Kong's response-time effort; mixtures of lognormals after Holopainen.)
 */
export function rapidGuessProbability(mixture: ResponseTimeMixture, elapsedMs: number): number {
  const logSeconds = Math.log(Math.max(elapsedMs, SHORTEST_MS) / 1000)
  if (logSeconds >= mixture.engagedLogMedian) return 0
  const at = Math.max(logSeconds, Math.min(mixture.rapidLogMedian, mixture.engagedLogMedian))
  const rapid = mixture.rapidShare * normalDensity(at, mixture.rapidLogMedian, mixture.rapidLogSd)
  const engagedDensity = (1 - mixture.rapidShare) * normalDensity(at, mixture.engagedLogMedian, mixture.engagedLogSd)
  return rapid / (rapid + engagedDensity)
}

function normalDensity(value: number, mean: number, sd: number): number {
  return Math.exp(-0.5 * ((value - mean) / sd) ** 2) / sd
}
