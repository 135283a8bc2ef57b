import { PRIOR, shareAbove } from './grid.ts'
import { type Kernel, kernelOf } from './higher-order.ts'
import { furtherAnswersOnGrid } from './interval.ts'
import type { PracticeId } from './item.ts'
import { type AllOrNone, curveOnGrid, type ResponseCurve } from './item-response.ts'
import type { Parameters } from './parameters.ts'

/** What every read-out under the same parameters needs of a practice. */
export type PracticeScoring = {
  /** Share of each grid cell at or above the cut. */
  above: readonly number[]
  /** The probability of an ability at or above the cut before any answer. */
  priorAbove: number
  /** Chances of each outcome of further answers to a typical item, see `probabilityInterval`. */
  furtherAnswers: Float64Array
}

export type Scoring = { kernel: Kernel; practice: (practice: PracticeId) => PracticeScoring }

const UNKNOWN_TYPICAL: ResponseCurve = { a: 1.2, b: 0, c: 0.25 }
const scorings = new WeakMap<Parameters, Scoring>()

/** The tables of one parameter document, made once and remembered for as long as the document is in memory. */
export function scoringOf(parameters: Parameters): Scoring {
  const cache = scorings.get(parameters)
  if (cache) return cache
  const practices = new Map<PracticeId, PracticeScoring>()
  const typical = typicalCurves(parameters)
  const scoring: Scoring = {
    kernel: kernelOf(parameters.lambda),
    practice: (practice) => {
      const scoring = practices.get(practice)
      if (scoring) return scoring
      const above = shareAbove(cutOf(parameters, practice))
      const priorAbove = PRIOR.reduce((sum, weight, t) => sum + weight * (above[t] ?? 0), 0)
      const furtherAnswers = furtherAnswersOnGrid(curveOnGrid(typical.get(practice) ?? UNKNOWN_TYPICAL))
      const tables = { above, priorAbove, furtherAnswers }
      practices.set(practice, tables)
      return tables
    },
  }
  scorings.set(parameters, scoring)
  return scoring
}

/** Throws where the practice has no cut: without one there is nothing to understand. */
function cutOf(parameters: Parameters, practice: PracticeId): number {
  const cut = Object.hasOwn(parameters.cuts, practice) ? parameters.cuts[practice] : undefined
  if (!cut) throw new Error(`no cut for practice "${practice}"`)
  return cut.tau
}

/** Per practice the curve of an item that is average in the logarithm of a, in b, in c and in its slip. */
function typicalCurves(parameters: Parameters): Map<PracticeId, ResponseCurve> {
  const counting = Object.values(parameters.items).filter((item) => !item.quarantined)
  const curves = new Map<PracticeId, ResponseCurve>()
  for (const [practice, items] of Map.groupBy(counting, (item) => item.practice)) {
    const mean = (value: (item: ResponseCurve) => number) =>
      items.reduce((sum, item) => sum + value(item), 0) / items.length
    curves.set(practice, {
      a: Math.exp(mean((item) => Math.log(item.a))),
      b: mean((item) => item.b),
      c: mean((item) => item.c),
      ...averageStep(items),
    })
  }
  return curves
}

function averageStep(items: readonly ResponseCurve[]): { allOrNone?: AllOrNone } {
  const steps = items.flatMap(({ allOrNone }) => allOrNone ?? [])
  const [first] = steps
  if (!first) return {}
  return { allOrNone: { ...first, slip: steps.reduce((sum, { slip }) => sum + slip, 0) / steps.length } }
}
