import type { AnswerTable } from '#domain/comprehension/calibration/answer-table.ts'
import { replay } from '#domain/comprehension/calibration/replay.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { readOut } from '#domain/comprehension/read-out.ts'

/** How well estimates agree with a known truth. */
export type EstimateScore = {
  accuracy: number
  logLoss: number
  /** Mean distance between predicted and true share over ten bins of predicted probability, weighted by size. */
  calibrationError: number
  /** Of estimates of at least 0.80 or at most 0.20, the share that is right; and how many there are of all. */
  decidedRight: number
  decided: number
  /** Share of true abilities inside the 90 % interval. */
  coverage: number
  /** Per bin: how many estimates, their mean probability, and the true share. */
  bins: { count: number; predicted: number; actual: number }[]
}

export type KnownTruth = {
  practiceIds: readonly string[]
  table: AnswerTable
  theta: Float64Array
  understands: Uint8Array
  asOf: Date
}

const BINS = 10

/** Scores everybody under the given parameters and compares with the truth. */
export function scoreEstimates(world: KnownTruth, parameters: Parameters): EstimateScore {
  const practices = world.practiceIds.map((id) => ({ id, critical: false }))
  const bins = Array.from({ length: BINS }, () => ({ count: 0, predicted: 0, actual: 0 }))
  let right = 0
  let loss = 0
  let decidedCount = 0
  let decidedRight = 0
  let coveredCount = 0
  world.table.people.forEach((_, person) => {
    const estimates = readOut(replay(world.table, person, parameters), parameters, { practices, asOf: world.asOf })
    estimates.forEach(({ probability, thetaInterval }, practice) => {
      const cell = person * practices.length + practice
      const truth = world.understands[cell] === 1
      const agrees = probability >= 0.5 === truth
      const theta = world.theta[cell] ?? 0
      if (agrees) right += 1
      loss -= Math.log(Math.max(1e-12, truth ? probability : 1 - probability))
      if (probability >= 0.8 || probability <= 0.2) {
        decidedCount += 1
        if (agrees) decidedRight += 1
      }
      if (theta >= thetaInterval.low && theta <= thetaInterval.high) coveredCount += 1
      const bin = bins[Math.min(BINS - 1, Math.floor(probability * BINS))]
      if (!bin) return
      bin.count += 1
      bin.predicted += probability
      bin.actual += truth ? 1 : 0
    })
  })
  const n = world.table.people.length * practices.length
  return {
    accuracy: right / n,
    logLoss: loss / n,
    calibrationError: bins.reduce((sum, bin) => sum + Math.abs(bin.predicted - bin.actual), 0) / n,
    decidedRight: decidedRight / decidedCount,
    decided: decidedCount / n,
    coverage: coveredCount / n,
    bins: bins.map(({ count, predicted, actual }) => ({
      count,
      predicted: count > 0 ? predicted / count : 0,
      actual: count > 0 ? actual / count : 0,
    })),
  }
}
