import { PRIOR_RESPONSE_TIME, type ResponseTimeMixture } from '#domain/comprehension/rapid-guess.ts'

/** The rapid component is known beforehand as if from this many answers, and so is its share. */
const RAPID_PRIOR_ANSWERS = 20
const ENGAGED_PRIOR_ANSWERS = 5
const ITERATIONS = 60
const TOLERANCE = 1e-6
const SHORTEST_MS = 1
const SMALLEST_SD = 0.15

/**
 * Fits an item's mixture of rapid and engaged answer times by expectation and maximisation with conjugate priors around
 * `PRIOR_RESPONSE_TIME`; with no answers the result is that prior. Times in milliseconds.
 */
export function fitResponseTimes(elapsedMs: ArrayLike<number>): ResponseTimeMixture {
  const logs = Float64Array.from(elapsedMs, (milliseconds) => Math.log(Math.max(milliseconds, SHORTEST_MS) / 1000))
  let mixture = startingFrom(logs)
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const next = improve(mixture, logs)
    const change =
      Math.abs(next.rapidLogMedian - mixture.rapidLogMedian) +
      Math.abs(next.engagedLogMedian - mixture.engagedLogMedian)
    mixture = next
    if (change < TOLERANCE) break
  }
  return mixture
}

/** The engaged component begins at the sample's median, the rapid one at its prior. */
function startingFrom(logs: Float64Array): ResponseTimeMixture {
  if (logs.length === 0) return PRIOR_RESPONSE_TIME
  const median = logs.toSorted()[logs.length >> 1] ?? PRIOR_RESPONSE_TIME.engagedLogMedian
  return { ...PRIOR_RESPONSE_TIME, engagedLogMedian: Math.max(median, PRIOR_RESPONSE_TIME.rapidLogMedian + 0.5) }
}

function improve(mixture: ResponseTimeMixture, logs: Float64Array): ResponseTimeMixture {
  const rapid = new Component()
  const engagedComponent = new Component()
  for (const log of logs) {
    const asRapid = (mixture.rapidShare / mixture.rapidLogSd) * kernel(log, mixture.rapidLogMedian, mixture.rapidLogSd)
    const engagedShare =
      ((1 - mixture.rapidShare) / mixture.engagedLogSd) * kernel(log, mixture.engagedLogMedian, mixture.engagedLogSd)
    const sum = asRapid + engagedShare
    // Far out in both tails neither density is above zero: the nearer one is right.
    const share = sum > 0 ? asRapid / sum : log < mixture.rapidLogMedian ? 1 : 0
    rapid.add(log, share)
    engagedComponent.add(log, 1 - share)
  }
  const prior = PRIOR_RESPONSE_TIME
  const fittedRapid = rapid.fitted(prior.rapidLogMedian, prior.rapidLogSd, RAPID_PRIOR_ANSWERS)
  const engagedFit = engagedComponent.fitted(prior.engagedLogMedian, prior.engagedLogSd, ENGAGED_PRIOR_ANSWERS)
  return {
    rapidShare: (rapid.weight + prior.rapidShare * RAPID_PRIOR_ANSWERS) / (logs.length + RAPID_PRIOR_ANSWERS),
    rapidLogMedian: fittedRapid.mean,
    rapidLogSd: fittedRapid.sd,
    engagedLogMedian: Math.max(engagedFit.mean, fittedRapid.mean),
    engagedLogSd: engagedFit.sd,
  }
}

class Component {
  weight = 0
  #sum = 0
  #squares = 0

  add(value: number, weight: number): void {
    this.weight += weight
    this.#sum += weight * value
    this.#squares += weight * value * value
  }

  /** Mean and standard deviation with a prior that is worth `answers` answers. */
  fitted(priorMean: number, priorSd: number, answers: number): { mean: number; sd: number } {
    const total = this.weight + answers
    const mean = (this.#sum + answers * priorMean) / total
    const squares = this.#squares + answers * priorMean * priorMean - total * mean * mean
    // Where the data lie elsewhere the prior's own mean must not look like spread.
    const shift = (this.weight * answers * (this.weight > 0 ? this.#sum / this.weight - priorMean : 0) ** 2) / total
    const variance = (Math.max(0, squares - shift) + answers * priorSd * priorSd) / total
    return { mean, sd: Math.max(SMALLEST_SD, Math.sqrt(variance)) }
  }
}

function kernel(value: number, mean: number, sd: number): number {
  return Math.exp(-0.5 * ((value - mean) / sd) ** 2)
}
