import { type AnswerTable, AnswerTableBuilder } from '#domain/comprehension/calibration/answer-table.ts'
import { expertItemParameters, guessingByFormat } from '#domain/comprehension/expert-parameters.ts'
import { ASSUMED_FORGETTING } from '#domain/comprehension/forgetting.ts'
import type { ExpertItem, ItemFormat } from '#domain/comprehension/item.ts'
import { probabilityRight, type ResponseCurve } from '#domain/comprehension/item-response.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { normal, type Random, seededRandom } from './random.ts'

export type WorldOptions = {
  people: number
  itemsPerPractice: number
  practices: number
  seed: number
}

/** An item as the world made it, beside what its experts believe. */
export type WorldItem = { expert: ExpertItem; truth: ResponseCurve; practice: number }

/** Answers of people whose true state is known. */
export type World = {
  practiceIds: readonly string[]
  items: readonly WorldItem[]
  table: AnswerTable
  /** Row person, column practice: true ability, and whether the person truly understands. */
  theta: Float64Array
  understands: Uint8Array
  /** Where the truth is all-or-none theta means nothing. */
  asOf: Date
}

export const TRUE_CUT = -0.25
export const TRUE_LAMBDA = Math.SQRT1_2
export const WORLD_START = Date.UTC(2026, 0, 5)

/** How far, in units of probability, the mean of a panel of judges lies from the truth of an item. */
const PANEL_ERROR_SD = 0.05

/** Correlation of expert with true difficulty. */
const EXPERT_CORRELATION = 0.6
const DIFFICULTY = { mean: -0.4, sd: 0.8 } as const
const DISCRIMINATION = { logMean: Math.log(1.3), logSd: 0.3 } as const

/** Two in three are single choices of four; the other formats share the rest. */
const FORMATS: readonly { format: ItemFormat; options: number }[] = [
  { format: 'single', options: 4 },
  { format: 'single', options: 4 },
  { format: 'single', options: 3 },
  { format: 'single', options: 5 },
  { format: 'multiple', options: 5 },
  { format: 'order', options: 4 },
]

export function practiceIdsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `practice-${index + 1}`)
}

/**
 * Draws the items of world A: discrimination, difficulty and guessing as stated in docs/measurement.md, what experts say
 * of the difficulty (correlated 0.6, already drawn to the mean as its best prediction), and judges' ratings of a just
 * competent clinician, whose panels err by 0.05.
 */
export function drawItems(random: Random, options: WorldOptions): WorldItem[] {
  return practiceIdsOf(options.practices).flatMap((practice, practiceIndex) =>
    Array.from({ length: options.itemsPerPractice }, (_, index): WorldItem => {
      const { format, options: optionCount } = FORMATS[Math.floor(random() * FORMATS.length)] ?? {
        format: 'single',
        options: 4,
      }
      const visibleAbility = normal(random)
      const hiddenAbility = normal(random)
      const truth: ResponseCurve = {
        a: Math.exp(DISCRIMINATION.logMean + DISCRIMINATION.logSd * normal(random)),
        b:
          DIFFICULTY.mean +
          DIFFICULTY.sd *
            (EXPERT_CORRELATION * visibleAbility + Math.sqrt(1 - EXPERT_CORRELATION ** 2) * hiddenAbility),
        c: guessingByFormat(format, optionCount),
      }
      const rating = probabilityRight(TRUE_CUT, truth) + PANEL_ERROR_SD * normal(random)
      const expert: ExpertItem = {
        id: `${practice}/item-${index + 1}`,
        practice,
        format,
        options: optionCount,
        difficulty: DIFFICULTY.mean + DIFFICULTY.sd * EXPERT_CORRELATION * visibleAbility,
        justCompetent: Math.min(0.98, Math.max(0.02, rating)),
      }
      return { expert, truth, practice: practiceIndex }
    }),
  )
}

/** Abilities of everybody in every practice: row person, column practice. `generalMean` is the person's own mean of g. */
export function drawAbilities(
  random: Random,
  options: WorldOptions,
  general: (person: number) => number = () => normal(random),
): Float64Array {
  const theta = new Float64Array(options.people * options.practices)
  const own = Math.sqrt(1 - TRUE_LAMBDA ** 2)
  for (let person = 0; person < options.people; person++) {
    const g = general(person)
    for (let practice = 0; practice < options.practices; practice++) {
      theta[person * options.practices + practice] = TRUE_LAMBDA * g + own * normal(random)
    }
  }
  return theta
}

/** Answers of everybody to everything, engaged and on one day, where `chance` is the probability of a right one. */
export function drawAnswers(
  random: Random,
  options: WorldOptions,
  items: readonly WorldItem[],
  chance: (person: number, item: WorldItem, index: number) => number,
): AnswerTable {
  const builder = new AnswerTableBuilder()
  for (let person = 0; person < options.people; person++) {
    items.forEach((item, index) => {
      builder.add({
        person: `person-${person + 1}`,
        item: item.expert.id,
        correct: random() < chance(person, item, index),
        confidence: null,
        elapsedMs: 60_000,
        answeredAt: WORLD_START,
      })
    })
  }
  return builder.finish()
}

export function aboveCut(theta: Float64Array): Uint8Array {
  return Uint8Array.from(theta, (value) => (value >= TRUE_CUT ? 1 : 0))
}

/** World A: continuous abilities, as the model believes. */
export function worldA(options: WorldOptions, general?: (person: number, random: Random) => number): World {
  const random = seededRandom(options.seed)
  const items = drawItems(random, options)
  const theta = drawAbilities(random, options, general ? (person) => general(person, random) : undefined)
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

/** The parameters that the world itself used: what no method can do better than. */
export function trueParameters(world: World): Parameters {
  return {
    lambda: TRUE_LAMBDA,
    items: Object.fromEntries(
      world.items.map(({ expert, truth }) => [expert.id, { ...expertItemParameters(expert), ...truth }]),
    ),
    cuts: Object.fromEntries(world.practiceIds.map((id) => [id, { tau: TRUE_CUT, standardError: 0 }])),
    forgetting: ASSUMED_FORGETTING,
  }
}
