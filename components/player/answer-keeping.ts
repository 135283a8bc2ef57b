import { confidences, type Draft, type UnsentAnswer } from './unsent-answer.ts'

/** What is used of a browser's storage. */
export type Keeping = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const answerKey = (attemptId: string) => `curtain.unsent.${attemptId}`
const draftKey = (attemptId: string) => `curtain.draft.${attemptId}`

/**
 * Keeps an answer on this device until the server has it. Says whether that worked: storage may be full, forbidden, or
 * take what it is given and forget it.
 */
export function keepAnswer(keeping: Keeping | null, attemptId: string, answer: UnsentAnswer): 'kept' | 'not-kept' {
  const written = write(keeping, answerKey(attemptId), answer)
  return findAnswer(keeping, attemptId)?.answerId === answer.answerId ? written : 'not-kept'
}

/** The answer kept for this attempt; null where there is none or what is stored is none. */
export function findAnswer(keeping: Keeping | null, attemptId: string): UnsentAnswer | null {
  const stored = read(keeping, answerKey(attemptId))
  return isAnswer(stored) ? stored : null
}

/** Lets go of an answer, and of no other: a newer one may have taken its place from another tab. */
export function dropAnswer(keeping: Keeping | null, attemptId: string, answerId: string): void {
  if (findAnswer(keeping, attemptId)?.answerId === answerId) remove(keeping, answerKey(attemptId))
}

export function keepDraft(keeping: Keeping | null, attemptId: string, draft: Draft): void {
  write(keeping, draftKey(attemptId), draft)
}

/** What was half chosen in this scene; null where there is nothing or it belongs to another scene. */
export function findDraft(keeping: Keeping | null, attemptId: string, sceneId: string): Draft | null {
  const stored = read(keeping, draftKey(attemptId))
  return isDraft(stored) && stored.sceneId === sceneId ? stored : null
}

export function dropDraft(keeping: Keeping | null, attemptId: string): void {
  remove(keeping, draftKey(attemptId))
}

function write(keeping: Keeping | null, key: string, value: UnsentAnswer | Draft): 'kept' | 'not-kept' {
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isChoice(value: unknown): boolean {
  return Array.isArray(value) && value.every((part) => typeof part === 'string')
}

function isConfidence(value: unknown): boolean {
  return confidences.some((confidence) => confidence === value)
}

function isAnswer(value: unknown): value is UnsentAnswer {
  return (
    isRecord(value) &&
    typeof value.answerId === 'string' &&
    typeof value.sceneId === 'string' &&
    typeof value.itemId === 'string' &&
    typeof value.elapsedMs === 'number' &&
    isChoice(value.choice) &&
    isConfidence(value.confidence)
  )
}

function isDraft(value: unknown): value is Draft {
  return (
    isRecord(value) &&
    typeof value.sceneId === 'string' &&
    typeof value.elapsedMs === 'number' &&
    isChoice(value.choice) &&
    (value.confidence === null || isConfidence(value.confidence))
  )
}
