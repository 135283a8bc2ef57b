import { LATER_DAY } from './evidence.ts'
import { daysBetween } from './forgetting.ts'

/** A version of an organisation's policy from which on one practice is taught differently from before. */
export type TeachingChange = {
  readonly version: number
  /** When it came into force. */
  readonly at: Date
  /** The earliest version that taught the same: this one itself, or an earlier one that it returns to. */
  readonly teachesAs: number
}

/** One answer of one person in the practice, with the version of the policy that its question was asked under. */
export type AnswerUnderPolicy = {
  readonly policyVersion: number
  readonly answeredAt: Date
  readonly correct: boolean
  /** Given before its feedback: the first to its item, or the first for 30 days. */
  readonly counts: boolean
}

/** Until the first change, every version teaches what the first did. */
const FIRST_VERSION = 1

/**
 * Whether what a person has shown in a practice is still to be confirmed under the policy in force. It is, when
 * - they answered about the practice under a version that teaches it differently from the one in force, and
 * - have not yet given, under the newest change or a version after it, a right answer that counts, seven days or more
 *   after the change and seven days or more after their first answer since, whose feedback taught them the new rule; a
 *   first answer since the change was taught by nothing here, and confirms by itself.
 *
 * A policy that returns to what it said before asks nothing of people who never answered in between. No verdict and no
 * estimate is touched: old answers were right or wrong under the policy of their day. Pure; changes and answers in any
 * order.
 */
export function needsConfirmation(answers: readonly AnswerUnderPolicy[], changes: readonly TeachingChange[]): boolean {
  const inOrder = [...changes].sort((one, other) => one.version - other.version)
  const newest = inOrder.at(-1)
  if (newest === undefined) return false
  const taughtUnder = (version: number) =>
    inOrder.findLast((change) => change.version <= version)?.teachesAs ?? FIRST_VERSION
  if (answers.every(({ policyVersion }) => taughtUnder(policyVersion) === newest.teachesAs)) return false
  const since = answers
    .filter(({ policyVersion }) => policyVersion >= newest.version)
    .sort((one, other) => one.answeredAt.getTime() - other.answeredAt.getTime())
  const [first] = since
  return !since.some(
    (answer) =>
      answer.counts &&
      answer.correct &&
      daysBetween(newest.at, answer.answeredAt) >= LATER_DAY &&
      (answer === first || (first !== undefined && daysBetween(first.answeredAt, answer.answeredAt) >= LATER_DAY)),
  )
}
