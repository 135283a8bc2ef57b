import { isAnswer, isDraft, isRecord } from './kept-shapes.ts'
import type { Draft, UnsentAnswer } from './unsent-answer.ts'

/** What is used of a browser's storage. */
export type Keeping = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear' | 'key' | 'length'>

/** Answers that wait, in the order in which they were given. */
export type KeptAnswers = {
  /** The path of the page where they were given, which sends them itself. */
  readonly page: string
  /** Where they go. */
  readonly address: string
  readonly answers: readonly UnsentAnswer[]
}

const answersPrefix = 'curtain.unsent.'
const answersKey = (attemptId: string) => `${answersPrefix}${attemptId}`
const draftKey = (attemptId: string) => `curtain.draft.${attemptId}`

/**
 * Keeps answers on this device until the server has them. Says whether that worked: storage may be full, forbidden, or take
 * what it is given and forget it.
 */
export function keepAnswers(keeping: Keeping | null, attemptId: string, keptAnswers: KeptAnswers): 'kept' | 'not-kept' {
  const outcome = write(keeping, answersKey(attemptId), keptAnswers)
  const last = keptAnswers.answers.at(-1)
  return last !== undefined && isKept(keeping, attemptId, last.answerId) ? outcome : 'not-kept'
}

/** The answers kept for this attempt; null where there are none or what is stored is none. */
export function findAnswers(keeping: Keeping | null, attemptId: string): KeptAnswers | null {
  const storedValue = read(keeping, answersKey(attemptId))
  // As an earlier build kept it: one answer, without saying where it goes.
  if (isAnswer(storedValue)) return { page: '', address: '', answers: [storedValue] }
  if (!isRecord(storedValue) || !Array.isArray(storedValue.answers)) return null
  const { page, address, answers } = storedValue
  if (typeof page !== 'string' || typeof address !== 'string' || !answers.every(isAnswer)) return null
  return answers.length === 0 ? null : { page, address, answers }
}

export function isKept(keeping: Keeping | null, attemptId: string, answerId: string): boolean {
  return findAnswers(keeping, attemptId)?.answers.some((answer) => answer.answerId === answerId) === true
}

/** Lets go of an answer, and of no other: newer ones may have been given in another tab. */
export function dropAnswer(keeping: Keeping | null, attemptId: string, answerId: string): void {
  const keptAnswers = findAnswers(keeping, attemptId)
  if (keptAnswers === null) return
  const answers = keptAnswers.answers.filter((answer) => answer.answerId !== answerId)
  if (answers.length === 0) dropAnswers(keeping, attemptId)
  else write(keeping, answersKey(attemptId), { ...keptAnswers, answers })
}

export function dropAnswers(keeping: Keeping | null, attemptId: string): void {
  remove(keeping, answersKey(attemptId))
}

/** The attempts of which answers are kept on this device. */
export function attemptsWithAnswers(keeping: Keeping | null): string[] {
  if (keeping === null) return []
  const keys = Array.from({ length: keeping.length }, (_, place) => keeping.key(place) ?? '')
  return keys.filter((key) => key.startsWith(answersPrefix)).map((key) => key.slice(answersPrefix.length))
}

export function keepDraft(keeping: Keeping | null, attemptId: string, draft: Draft): void {
  write(keeping, draftKey(attemptId), draft)
}

/** What was half chosen in this scene; null where there is nothing or it belongs to another scene. */
export function findDraft(keeping: Keeping | null, attemptId: string, sceneId: string): Draft | null {
  const storedValue = read(keeping, draftKey(attemptId))
  return isDraft(storedValue) && storedValue.sceneId === sceneId ? storedValue : null
}

export function dropDraft(keeping: Keeping | null, attemptId: string): void {
  remove(keeping, draftKey(attemptId))
}

function write(keeping: Keeping | null, key: string, value: KeptAnswers | Draft): 'kept' | 'not-kept' {
  if (keeping === null) return 'not-kept'
  try {
    keeping.setItem(key, JSON.stringify(value))
    return 'kept'
  } catch {
    return 'not-kept'
  }
}

function read(keeping: Keeping | null, key: string): unknown {
  try {
    return JSON.parse(keeping?.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

function remove(keeping: Keeping | null, key: string): void {
  try {
    keeping?.removeItem(key)
  } catch {
    // Storage that cannot be written keeps nothing to remove.
  }
}
