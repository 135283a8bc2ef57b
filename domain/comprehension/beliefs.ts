import { daysBetween } from './forgetting.ts'
import type { Confidence } from './item.ts'

/** A wrong answer that the person has not put right yet. */
export type HeldAnswer = {
  /** ISO 8601. */
  readonly at: string
  /** Whether they said that they were sure. */
  readonly sure: boolean
  /** The misconceptions that it named and that are still held; empty where it named none. */
  readonly misconceptions: readonly string[]
  /** Right answers in the practice a day or more later. */
  readonly rightSince: number
}

/** What one person's wrong answers in a practice show them to believe, and what they have put right. Plain JSON. */
export type Beliefs = {
  /** Oldest first. */
  readonly held: readonly HeldAnswer[]
  /** By misconception: when it was first seen, and when it was put right (ISO 8601). */
  readonly putRight: Readonly<Record<string, { readonly since: string; readonly at: string }>>
}

/** A misconception that is held: how often it was chosen, how often with `sure`, and when last (ISO 8601). */
export type HeldBelief = {
  readonly id: string
  readonly times: number
  readonly sure: number
  readonly lastAt: string
}

export const NO_BELIEFS: Beliefs = { held: [], putRight: {} }

/** So many right answers in the practice on a later day put a wrong one right, whatever it named. */
const RIGHT_ANSWERS_TO_PUT_RIGHT = 2

const LATER_DAY_FROM = 1

export type AnswerAboutBeliefs = {
  readonly correct: boolean
  readonly confidence: Confidence | null
  readonly answeredAt: Date
  /** Of a wrong answer those that it shows; of a right one those that its item offers and it speaks against. */
  readonly misconceptions: readonly string[]
}

/** What is believed after one more counted answer. Pure. `guessed`: it was more likely a rapid guess, which puts nothing right. */
export function beliefsAfter(beliefs: Beliefs, answer: AnswerAboutBeliefs, { guessed }: { guessed: boolean }): Beliefs {
  if (!answer.correct) return withWrongAnswer(beliefs, answer)
  return guessed || beliefs.held.length === 0 ? beliefs : withRightAnswer(beliefs, answer)
}

function withWrongAnswer({ held, putRight }: Beliefs, answer: AnswerAboutBeliefs): Beliefs {
  const { confidence, answeredAt } = answer
  // Older answers may be stored with the same misconception twice.
  const misconceptions = [...new Set(answer.misconceptions)]
  const wrong = { at: answeredAt.toISOString(), sure: confidence === 'sure', misconceptions, rightSince: 0 }
  const still = Object.entries(putRight).filter(([id]) => !misconceptions.includes(id))
  return { held: [...held, wrong], putRight: Object.fromEntries(still) }
}

function withRightAnswer({ held, putRight }: Beliefs, { misconceptions, answeredAt }: AnswerAboutBeliefs): Beliefs {
  const left = held.flatMap((wrong): HeldAnswer[] => {
    const isLater = daysBetween(new Date(wrong.at), answeredAt) >= LATER_DAY_FROM
    const rightSince = wrong.rightSince + (isLater ? 1 : 0)
    const remainingMisconceptions = wrong.misconceptions.filter((id) => !misconceptions.includes(id))
    const isPutRight =
      rightSince >= RIGHT_ANSWERS_TO_PUT_RIGHT ||
      (wrong.misconceptions.length > 0 && remainingMisconceptions.length === 0)
    return isPutRight ? [] : [{ ...wrong, misconceptions: remainingMisconceptions, rightSince }]
  })
  const heldNow = new Set(left.flatMap((wrong) => wrong.misconceptions))
  const at = answeredAt.toISOString()
  const nowPutRight = held
    .toReversed()
    .flatMap((wrong) => wrong.misconceptions.map((id) => [id, { since: wrong.at, at }] as const))
    .filter(([id]) => !heldNow.has(id))
  return { held: left, putRight: { ...putRight, ...Object.fromEntries(nowPutRight) } }
}

/** The misconceptions that are held: those stated as `sure` most often first, then those chosen most often. */
export function heldBeliefs({ held }: Pick<Beliefs, 'held'>): HeldBelief[] {
  const beliefs = new Map<string, HeldBelief>()
  for (const { at, sure, misconceptions } of held) {
    for (const id of misconceptions) {
      const before = beliefs.get(id)
      const times = (before?.times ?? 0) + 1
      beliefs.set(id, { id, times, sure: (before?.sure ?? 0) + (sure ? 1 : 0), lastAt: at })
    }
  }
  return [...beliefs.values()].sort((a, b) => b.sure - a.sure || b.times - a.times)
}

/** How many wrong answers stated as `sure` are still held. */
export function sureAndWrong({ held }: Beliefs): number {
  return held.filter(({ sure }) => sure).length
}
