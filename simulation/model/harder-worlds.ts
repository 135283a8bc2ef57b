import { AnswerTableBuilder } from '#domain/comprehension/calibration/answer-table.ts'
import { ASSUMED_FORGETTING, retention, stretchedStability } from '#domain/comprehension/forgetting.ts'
import { probabilityRight } from '#domain/comprehension/item-response.ts'
import { normal, type Random, seededRandom } from './random.ts'
import {
  aboveCut,
  drawAbilities,
  drawAnswers,
  drawItems,
  practiceIdsOf,
  TRUE_LAMBDA,
  WORLD_START,
  type World,
  type WorldItem,
  type WorldOptions,
} from './world.ts'

const DAY = 86_400_000

/**
 * World B: mastery is all or none. Who has it answers right but for slips of 5–15 %, who has not answers by guessing;
 * experts' difficulties know nothing, and judges rate the just competent half-way.
 */
export function worldB(options: WorldOptions): World {
  const random = seededRandom(options.seed)
  const slips = new Map<string, number>()
  const items = drawItems(random, options).map((item): WorldItem => {
    const slip = 0.05 + 0.1 * random()
    slips.set(item.expert.id, slip)
    const halfway = (item.truth.c + 1 - slip) / 2 + 0.05 * normal(random)
    const expert = { ...item.expert, difficulty: -0.25 + 0.4 * normal(random), justCompetent: clip(halfway) }
    return { ...item, expert }
  })
  const theta = drawAbilities(random, options)
  const understands = aboveCut(theta)
  const table = drawAnswers(random, options, items, (person, item) =>
    understands[person * options.practices + item.practice] === 1 ? 1 - (slips.get(item.expert.id) ?? 0) : item.truth.c,
  )
  return {
    practiceIds: practiceIdsOf(options.practices),
    items,
    table,
    theta,
    understands,
    asOf: new Date(WORLD_START),
  }
}

const MISTAGGED_SHARE = 0.1
const DEPENDENCE_SD = 0.6
const WRONG_RATINGS = 0.05

/**
 * World C: what the model does not believe. Abilities are skewed, one item in ten belongs to another practice than its
 * tag says, items in pairs share a person's luck, and judges ask for 5 points too much everywhere.
 */
export function worldC(options: WorldOptions): World {
  const random = seededRandom(options.seed)
  const items = drawItems(random, options).map((item): WorldItem => {
    const justCompetent = clip(item.expert.justCompetent + WRONG_RATINGS)
    const practice = random() < MISTAGGED_SHARE ? Math.floor(random() * options.practices) : item.practice
    return { ...item, expert: { ...item.expert, justCompetent }, practice }
  })
  const theta = drawAbilities(random, options, () => 1 + Math.log(1 - random()))
  let person = -1
  let luck = 0
  const table = drawAnswers(random, options, items, (who, item, index) => {
    if (who !== person || index % 2 === 0) luck = DEPENDENCE_SD * normal(random)
    person = who
    return probabilityRight((theta[who * options.practices + item.practice] ?? 0) + luck, item.truth)
  })
  return {
    practiceIds: practiceIdsOf(options.practices),
    items,
    table,
    theta,
    understands: aboveCut(theta),
    asOf: new Date(WORLD_START),
  }
}

/** Days after the training on which world D asks one item a practice again; the report is made on the last day. */
const FOLLOW_UP_DAYS = [7, 30, 120]
const REPORT_DAY = 210

/**
 * World D: people forget as the curve says, are asked again on three later days, and are reported 210 days after the
 * training, as they are then. All but three items of a practice are answered in the training.
 */
export function worldD(options: WorldOptions): World {
  const random = seededRandom(options.seed)
  const items = drawItems(random, options)
  const theta = new Float64Array(options.people * options.practices)
  const own = Math.sqrt(1 - TRUE_LAMBDA ** 2)
  const builder = new AnswerTableBuilder()
  const byPractice = Map.groupBy(items, (item) => item.practice)
  for (let person = 0; person < options.people; person++) {
    const general = normal(random)
    for (const [practice, ofPractice] of byPractice) {
      const drawAnew = () => TRUE_LAMBDA * general + own * normal(random)
      const memory = { ability: drawAnew(), stabilityDays: ASSUMED_FORGETTING.initialStabilityDays, day: 0 }
      ofPractice.forEach((item, index) => {
        const later = index - (ofPractice.length - FOLLOW_UP_DAYS.length)
        const day = FOLLOW_UP_DAYS[later] ?? 0
        const retainedAbility = pass(memory, day, random, drawAnew)
        const correct = random() < probabilityRight(memory.ability, item.truth)
        if (correct && day > 0)
          memory.stabilityDays = stretchedStability(memory.stabilityDays, retainedAbility, ASSUMED_FORGETTING)
        builder.add({
          person: `person-${person + 1}`,
          item: item.expert.id,
          correct,
          confidence: null,
          elapsedMs: 60_000,
          answeredAt: WORLD_START + day * DAY,
        })
      })
      pass(memory, REPORT_DAY, random, drawAnew)
      theta[person * options.practices + practice] = memory.ability
    }
  }
  return {
    practiceIds: practiceIdsOf(options.practices),
    items,
    table: builder.finish(),
    theta,
    understands: aboveCut(theta),
    asOf: new Date(WORLD_START + REPORT_DAY * DAY),
  }
}

/** Lets time pass; ability is drawn anew with probability 1 − R. Returns R. */
function pass(
  memory: { ability: number; stabilityDays: number; day: number },
  day: number,
  random: Random,
  drawAnew: () => number,
): number {
  const retainedAbility = retention(day - memory.day, memory.stabilityDays, ASSUMED_FORGETTING)
  if (random() > retainedAbility) memory.ability = drawAnew()
  memory.day = day
  return retainedAbility
}

function clip(rating: number): number {
  return Math.min(0.98, Math.max(0.02, rating))
}
