import {
  cutsFromItems,
  DIFFICULTY_PRIOR_SD,
  DISCRIMINATION_PRIOR,
  expertParameters,
  FLOOR_PRIOR_ANSWERS,
  floorOf,
  LAMBDA_PRIOR,
} from '#domain/comprehension/expert-parameters.ts'
import type { ExpertItem } from '#domain/comprehension/item.ts'
import { CEILING } from '#domain/comprehension/item-response.ts'
import type { ItemParameters, Parameters } from '#domain/comprehension/parameters.ts'
import { accountsOf, inAccounts } from '#domain/comprehension/practice-accounts.ts'
import type { AnswerTable } from './answer-table.ts'
import { type EvidenceBlocks, evidenceBlocks } from './evidence-blocks.ts'
import { type FitOptions, fitCurves } from './fit-curves.ts'
import { type CurvePrior, curveUncertainty } from './item-step.ts'
import { fitResponseTimes } from './response-times.ts'
import { weighAccounts } from './weigh-accounts.ts'

export type CalibratedItem = {
  /** Counted answers that the calibration saw. */
  answers: number
  /** Posterior standard deviations of log a and of b. */
  logDiscriminationSd: number
  difficultySd: number
}

export type Calibration = {
  parameters: Parameters
  items: Record<string, CalibratedItem>
  logLikelihood: number
  iterations: number
}

export type CalibrateOptions = {
  /** Items that do not count. */
  quarantine?: ReadonlySet<string>
  forgetting?: Parameters['forgetting']
  /** `continuous` leaves mastery that is all or none out of account, to show what it is worth. */
  accounts?: 'weighed' | 'continuous'
}

const MOST_ITERATIONS = 60
const TOLERANCE = 0.003
const ROUGH_PEOPLE = 1500

/**
 * Parameters learned from answers, with what experts said as the prior: answer times, discrimination, difficulty, the
 * floor of every item, lambda, how far each practice is mastered wholly or not at all, and then the cuts, solved again from
 * the judges' ratings under the new curves. Items without answers keep the experts' parameters. The result is a new
 * document: the answers, which never change, are then scored again with it. Throws where an answered item is not among
 * `items`.
 */
export function calibrate(
  table: AnswerTable,
  items: readonly ExpertItem[],
  options: CalibrateOptions = {},
): Calibration {
  const experts = expertParameters(items)
  const expertOf = new Map(items.map((item) => [item.id, item]))
  const times = timesByItem(table)
  const itemParameters: Record<string, ItemParameters> = { ...experts.items }
  table.items.forEach((id, index) => {
    const item = itemParameters[id]
    if (!item) throw new Error(`answers to item "${id}", of which experts have said nothing`)
    itemParameters[id] = { ...item, responseTime: fitResponseTimes(times[index] ?? []) }
  })
  for (const id of options.quarantine ?? []) {
    const item = itemParameters[id]
    if (item) itemParameters[id] = { ...item, quarantined: true }
  }
  const before: Parameters = { ...experts, items: itemParameters, forgetting: options.forgetting ?? experts.forgetting }
  const blocks = evidenceBlocks(table, before)
  const curves = table.items.map((id) => before.items[id] ?? { a: 1, b: 0, c: 0 })
  const priors = table.items.map((id) => expertPrior(expertOf.get(id)))
  const commonOptions = {
    priors,
    lambdaIs: 'learned',
    ceiling: CEILING,
    mostIterations: MOST_ITERATIONS,
    tolerance: TOLERANCE,
  } as const
  const rough = roughFit(blocks, { ...commonOptions, curves, lambda: LAMBDA_PRIOR.mean })
  const fit = fitCurves(blocks, { ...commonOptions, ...rough })
  const practiceOf = table.items.map((id) => blocks.practices.indexOf(before.items[id]?.practice ?? ''))
  const accountFit = options.accounts === 'continuous' ? fit : weighAccounts(blocks, { ...fit, priors }, practiceOf)

  const fromAnswers: Record<string, ItemParameters> = { ...before.items }
  const precision: Record<string, CalibratedItem> = {}
  const size = fit.expectation.answerWeights.length / Math.max(1, table.items.length)
  table.items.forEach((id, index) => {
    const item = fromAnswers[id]
    const curve = fit.curves[index]
    const prior = priors[index]
    if (!item || !curve || !prior) return
    fromAnswers[id] = { ...item, ...(accountFit.curves[index] ?? curve) }
    const answerWeights = fit.expectation.answerWeights.subarray(index * size, (index + 1) * size)
    precision[id] = {
      answers: times[index]?.length ?? 0,
      ...curveUncertainty(curve, answerWeights, prior, { ceiling: CEILING }),
    }
  })
  const learnedItems = inAccounts(fromAnswers, accountsOf(fromAnswers))
  return {
    parameters: { ...before, lambda: accountFit.lambda, items: learnedItems, cuts: cutsFromItems(items, learnedItems) },
    items: precision,
    logLikelihood: fit.logLikelihood,
    iterations: fit.iterations,
  }
}

/** Where there are many people, a fit to some of them, from which the fit to all has only a few steps to go. */
function roughFit(blocks: EvidenceBlocks, options: FitOptions): Pick<FitOptions, 'curves' | 'lambda'> {
  const people = blocks.personStart.length - 1
  const every = Math.floor(people / ROUGH_PEOPLE)
  if (every < 2) return options
  const weights = Float64Array.from({ length: people }, (_, person) => (person % every === 0 ? 1 : 0))
  const { curves, lambda } = fitCurves(blocks, { ...options, weights })
  return { curves, lambda }
}

function expertPrior(item: ExpertItem | undefined): CurvePrior {
  return {
    logDiscrimination: { mean: DISCRIMINATION_PRIOR.logMean, precision: 1 / DISCRIMINATION_PRIOR.logSd ** 2 },
    difficulty: { mean: item?.difficulty ?? 0, precision: 1 / DIFFICULTY_PRIOR_SD ** 2 },
    floor: item ? { mean: floorOf(item), answers: FLOOR_PRIOR_ANSWERS } : null,
  }
}

function timesByItem(table: AnswerTable): Float64Array[] {
  const counts = new Int32Array(table.items.length)
  for (const item of table.item) counts[item] = (counts[item] ?? 0) + 1
  const times = table.items.map((_, index) => new Float64Array(counts[index] ?? 0))
  counts.fill(0)
  table.item.forEach((item, row) => {
    const place = counts[item] ?? 0
    const own = times[item]
    if (own) own[place] = table.elapsedMs[row] ?? 0
    counts[item] = place + 1
  })
  return times
}
