import type { AnswerTable } from '#domain/comprehension/calibration/answer-table.ts'
import { AnswerTableBuilder } from '#domain/comprehension/calibration/answer-table.ts'
import { answerItem, type SimulatedItem } from './answer.ts'
import { simulateClinician } from './clinician.ts'
import { seededRandom } from './random.ts'
import { aboveCut, drawItems, practiceIdsOf, WORLD_START, type WorldItem, type WorldOptions } from './world.ts'

/** World E's answers, with what only the world knows: which were rapid guesses, and who copied. */
export type DishonestWorld = {
  practiceIds: readonly string[]
  items: readonly WorldItem[]
  table: AnswerTable
  /** By person and item, in the order of `items`: the option chosen, and whether it was thought about. */
  choices: string[][]
  engagedAnswers: boolean[][]
  elapsedMs: number[][]
  /** Pairs of people, indices into table.people, where one copied from the other or both from a third. */
  copying: Set<string>
  theta: Float64Array
  understands: Uint8Array
  asOf: Date
}

const CLICKER_SHARE = 0.12
const RING_SIZE = 4
const COPIED_SHARE = 0.75

export const pairKey = (one: number, other: number): string => `${Math.min(one, other)}-${Math.max(one, other)}`

/**
 * World E: one person in eight clicks through 20–60 % of their answers without reading; the others guess rapidly now and
 * then. `rings` groups of four copy: three of them take three quarters of their answers from the first.
 */
export function worldE(options: WorldOptions & { rings: number }): DishonestWorld {
  const random = seededRandom(options.seed)
  const practices = practiceIdsOf(options.practices)
  const items = drawItems(random, options).map((item): WorldItem => {
    const single = { ...item.expert, format: 'single' as const, options: 4 }
    return { ...item, expert: single, truth: { ...item.truth, c: 0.25 } }
  })
  const simulatedItems = items.map(simulatedItem)
  const at = new Date(WORLD_START)
  const builder = new AnswerTableBuilder()
  const choices: string[][] = []
  const engagedAnswers: boolean[][] = []
  const elapsedMs: number[][] = []
  const theta = new Float64Array(options.people * options.practices)
  const copying = new Set<string>()
  for (let person = 0; person < options.people; person++) {
    const inRing = person < options.rings * RING_SIZE
    const source = inRing ? person - (person % RING_SIZE) : person
    for (let member = source; inRing && member < person; member++) copying.add(pairKey(member, person))
    const clicks = !inRing && random() < CLICKER_SHARE
    const clinician = simulateClinician(random, { practices, engagement: clicks ? 0.4 + 0.4 * random() : 0.99 })
    practices.forEach((practice, index) => {
      theta[person * options.practices + index] = clinician.untrained[practice] ?? 0
    })
    const answersOfPerson = simulatedItems.map((item, index) => {
      const answer = answerItem(clinician, item, at, random)
      const copiedChoice = source !== person && random() < COPIED_SHARE ? choices[source]?.[index] : undefined
      const choice = copiedChoice ?? answer.choice[0] ?? ''
      builder.add({
        person: `person-${person + 1}`,
        item: item.id,
        correct: item.options.some((option) => option.correct && option.id === choice),
        confidence: answer.confidence,
        elapsedMs: answer.elapsedMs,
        answeredAt: WORLD_START,
      })
      return { ...answer, choice }
    })
    choices.push(answersOfPerson.map((answer) => answer.choice))
    engagedAnswers.push(answersOfPerson.map((answer) => answer.engaged))
    elapsedMs.push(answersOfPerson.map((answer) => answer.elapsedMs))
  }
  const table = builder.finish()
  return {
    practiceIds: practices,
    items,
    table,
    choices,
    engagedAnswers,
    elapsedMs,
    copying,
    theta,
    understands: aboveCut(theta),
    asOf: at,
  }
}

function simulatedItem({ expert, truth }: WorldItem): SimulatedItem {
  const options = ['key', 'first', 'second', 'third'].map((id) => ({
    id,
    correct: id === 'key',
    misconception: `${expert.id}/${id}`,
  }))
  return { id: expert.id, practice: expert.practice, format: 'single', options, parameters: truth }
}
