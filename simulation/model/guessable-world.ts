import { probabilityRight } from '#domain/comprehension/item-response.ts'
import { beta, normal, seededRandom } from './random.ts'
import {
  aboveCut,
  drawAbilities,
  drawAnswers,
  drawItems,
  practiceIdsOf,
  TRUE_CUT,
  WORLD_START,
  type World,
  type WorldItem,
  type WorldOptions,
} from './world.ts'

const TRUE_FLOOR = { mean: 0.5, sd: 0.15 } as const
const PUBLISHED_ERROR_SD = 0.1
const RATING_ERROR_SD = 0.05

/**
 * World F: the options give much away. A person who knows nothing is right half the time, in some items far more often than
 * in others, and the published floors miss the true ones by 0.1. All else is as in world A; judges know the true floors.
 */
export function worldF(options: WorldOptions): World {
  const random = seededRandom(options.seed)
  const items = drawItems(random, options).map((item): WorldItem => {
    const truth = { ...item.truth, c: Math.min(0.95, beta(random, TRUE_FLOOR)) }
    const rating = probabilityRight(TRUE_CUT, truth) + RATING_ERROR_SD * normal(random)
    const floor = within(truth.c + PUBLISHED_ERROR_SD * normal(random), 0.02, 0.95)
    return { ...item, truth, expert: { ...item.expert, floor, justCompetent: within(rating, 0.02, 0.98) } }
  })
  const theta = drawAbilities(random, options)
  const table = drawAnswers(random, options, items, (person, item) =>
    probabilityRight(theta[person * options.practices + item.practice] ?? 0, item.truth),
  )
  return {
    practiceIds: practiceIdsOf(options.practices),
    items,
    table,
    theta,
    understands: aboveCut(theta),
    asOf: new Date(WORLD_START),
  }
}

function within(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value))
}
