import { countsAsEvidence } from '#domain/comprehension/evidence.ts'
import type { Confidence } from '#domain/comprehension/item.ts'
import { answerMisconceptions } from '#domain/scenario/answer-misconceptions.ts'
import type { Item } from '#domain/scenario/module.ts'
import { type UnderstandingRow, understandingAfter } from './evidence-row.ts'

/** An answer as the player sends it, in a module or in a follow-up. */
export type SubmittedAnswer = {
  /** Made by the player: the same answer sent twice has the same id. */
  readonly answerId: string
  readonly sceneId: string
  readonly itemId: string
  readonly choice: readonly string[]
  readonly confidence: Confidence
  /** Visible time from the question to the answer, in milliseconds. */
  readonly elapsedMs: number
}

export type MarkedAnswer = {
  readonly item: Item
  readonly submission: SubmittedAnswer
  readonly correct: boolean
  readonly occasion: 'training' | 'follow-up'
  readonly now: Date
}

/** What an answer is computed from: the understanding of its practice, and when its item was last answered. */
export type Before = {
  readonly understanding: UnderstandingRow | null
  readonly lastAnsweredAt: Date | null
  readonly parametersHash: string
}

export type AnswerToRecord = {
  /** From the item on, as record_answer() and record_follow_up_answer() both take them. */
  readonly values: readonly unknown[]
  /** Of the item's practice, once it is recorded; null where the answer does not count. */
  readonly understanding: UnderstandingRow | null
  readonly answeredAt: Date
}

/** What is written of an answer, wherever it was asked, and what it does to the understanding of its practice. */
export async function answerToRecord(
  { item, submission, correct, occasion, now }: MarkedAnswer,
  { understanding: before, lastAnsweredAt, parametersHash }: Before,
): Promise<AnswerToRecord> {
  const { choice, confidence, elapsedMs } = submission
  const misconceptions = answerMisconceptions(item, choice, { correct })
  const answeredAt = after(before?.last_evidence_at ?? null, now)
  const countedAnswer = { ...submission, occasion, correct, misconceptions, now: answeredAt }
  const understanding = countsAsEvidence(answeredAt, lastAnsweredAt)
    ? await understandingAfter(before, countedAnswer, parametersHash)
    : null
  const document = understanding === null ? null : JSON.stringify(understanding)
  const values = [item.id, item.practice, choice, correct, confidence, elapsedMs, misconceptions, answeredAt, document]
  return { values, understanding, answeredAt }
}

/**
 * What is computed from an answer rests on the one before it. Whoever computes it again reads answers by their time, so that
 * must say which came first: also where two hosts' clocks differ, or one was set back.
 */
function after(last: Date | null, now: Date): Date {
  return last !== null && now <= last ? new Date(last.getTime() + 1) : now
}
