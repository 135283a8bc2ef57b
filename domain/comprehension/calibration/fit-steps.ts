import { HIGHEST_FLOOR, SLIP_PRIOR } from '#domain/comprehension/expert-parameters.ts'
import { CELL_WIDTH, GRID, PRIOR } from '#domain/comprehension/grid.ts'
import { type AllOrNone, CEILING } from '#domain/comprehension/item-response.ts'
import type { EvidenceBlocks } from './evidence-blocks.ts'
import { expectation } from './expectation.ts'
import { improveLambda } from './lambda-step.ts'

/** An item's curve under the all-or-none account alone: `a` and `b` say nothing. */
export type Step = { a: number; b: number; c: number; allOrNone: AllOrNone }

export type FitStepsOptions = {
  /** Of each item: its practice's place in `blocks.practices`, and what is believed of its floor. */
  practiceOf: readonly number[]
  floors: readonly { mean: number; answers: number }[]
  lambda: number
  weights?: ArrayLike<number>
}

const SIZE = GRID.length
const MOST_ITERATIONS = 30
const TOLERANCE = 0.003
/** Nobody looks for a threshold where fewer than one person in forty would be on its other side. */
const FURTHEST = 2
/** Places on the grid below which a threshold may lie, half a cell under the point. */
const PLACES = GRID.map((_, place) => place).filter((place) => Math.abs(thresholdAt(place)) <= FURTHEST)
const FIRST_PLACE = PLACES[PLACES.length >> 1] ?? 0
/** The share of the population at or above each place. */
const SHARE_FROM = PRIOR.map((_, place) => PRIOR.slice(place).reduce((sum, mass) => sum + mass, 0))

/**
 * Fits the account under which every practice is mastered wholly or not at all (higher-order DINA): per item a floor and a
 * slip, per practice the threshold between those who have mastered it and those who have not, which says how many they are.
 * By expectation and maximisation on the same grid as all else, so that forgetting, rapid guesses and what practices say of
 * each other count as they do in scoring.
 */
export function fitSteps(blocks: EvidenceBlocks, options: FitStepsOptions): { steps: Step[]; lambda: number } {
  let { lambda } = options
  let places = blocks.practices.map(() => FIRST_PLACE)
  let steps = options.practiceOf.map((practice, item) =>
    stepOf(options.floors[item]?.mean ?? 0, SLIP_PRIOR.mean, places[practice] ?? FIRST_PLACE),
  )
  for (let iteration = 1; ; iteration++) {
    const { answerWeights, right, pairs } = expectation(blocks, steps, { ...options, lambda, ceiling: CEILING })
    const answers = blocks.practices.map(() => ({ all: 0, above: 0 }))
    const nextSteps = steps.map((step, item) => {
      const practice = options.practiceOf[item] ?? 0
      const threshold = (places[practice] ?? 0) + item * SIZE
      const [from, to] = [item * SIZE, (item + 1) * SIZE]
      const [below, rightBelow] = [sum(answerWeights, from, threshold), sum(right, from, threshold)]
      const [above, rightAbove] = [sum(answerWeights, threshold, to), sum(right, threshold, to)]
      const ofPractice = answers[practice]
      if (ofPractice) {
        ofPractice.all += below + above
        ofPractice.above += above
      }
      const prior = options.floors[item] ?? { mean: step.c, answers: 1 }
      const c = Math.min(HIGHEST_FLOOR, (rightBelow + prior.mean * prior.answers) / (below + prior.answers))
      const slip = (above - rightAbove + SLIP_PRIOR.mean * SLIP_PRIOR.answers) / (above + SLIP_PRIOR.answers)
      return { c, slip: Math.min(1 - c, Math.max(1 - CEILING, slip)) }
    })
    const nextPlaces = answers.map(({ all, above }, practice) =>
      all > 0 ? placeOf(above / all) : (places[practice] ?? 0),
    )
    const improvedLambda = improveLambda(pairs)
    const settled =
      nextPlaces.every((place, practice) => place === places[practice]) &&
      Math.abs(improvedLambda - lambda) < TOLERANCE &&
      nextSteps.every(({ c, slip }, item) => {
        const old = steps[item]
        return old && Math.abs(c - old.c) < TOLERANCE && Math.abs(slip - old.allOrNone.slip) < TOLERANCE
      })
    places = nextPlaces
    lambda = improvedLambda
    steps = nextSteps.map(({ c, slip }, item) => stepOf(c, slip, places[options.practiceOf[item] ?? 0] ?? FIRST_PLACE))
    if (settled || iteration >= MOST_ITERATIONS) return { steps, lambda }
  }
}

function stepOf(c: number, slip: number, place: number): Step {
  return { a: 1, b: 0, c, allOrNone: { weight: 1, threshold: thresholdAt(place), slip } }
}

function thresholdAt(place: number): number {
  return (GRID[place] ?? 0) - CELL_WIDTH / 2
}

/** The place above which the prior of theta holds a share nearest to this. */
function placeOf(share: number): number {
  const distance = (place: number) => Math.abs((SHARE_FROM[place] ?? 0) - share)
  return PLACES.reduce((best, place) => (distance(place) < distance(best) ? place : best), FIRST_PLACE)
}

function sum(values: Float64Array, from: number, to: number): number {
  let total = 0
  for (let place = from; place < to; place++) total += values[place] ?? 0
  return total
}
