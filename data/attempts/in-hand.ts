import { LRUCache } from 'lru-cache'
import type { Clinician, SessionReference } from '#data/viewer.ts'
import type { AttemptForAnswer } from './internal/attempt-for-answer.ts'

/** What was read of an attempt together with its person: handed on to what acts on it. */
export type AttemptInHand = AttemptForAnswer

type Hand = { readonly viewer: Clinician; readonly attempt: AttemptInHand; readonly until: number }

const inHandMs = 10 * 60 * 1000

/**
 * Attempts as their last step through this process left them, so that the next need not be read first. Never trusted:
 * what is written from one is refused by the database when anything else has moved the attempt on, or when the session
 * holds no more, and is then read like any other. Any process may be without it.
 */
const inHand = new LRUCache<string, Hand>({ max: 5000 })

const handKey = ({ organisationId, sessionId }: SessionReference, attemptId: string) =>
  `${organisationId} ${sessionId} ${attemptId}`

/** The attempt in hand, to be used once, if it stands at this scene and its person still reads this language (null: whichever). */
export function takeInHand(
  session: SessionReference,
  { attemptId, sceneId, language, now }: { attemptId: string; sceneId: string; language: string | null; now: Date },
): Pick<Hand, 'viewer' | 'attempt'> | null {
  const key = handKey(session, attemptId)
  const hand = inHand.get(key)
  inHand.delete(key)
  if (hand === undefined || hand.until <= now.getTime() || hand.attempt.state.sceneId !== sceneId) return null
  return language === null || hand.viewer.language === language ? hand : null
}

/** Keeps an attempt as a step has left it. */
export function keepInHand(
  session: SessionReference,
  { viewer, attempt, now }: { viewer: Clinician; attempt: AttemptInHand; now: Date },
): void {
  if (attempt.state.ended) return
  inHand.set(handKey(session, attempt.id), { viewer, attempt, until: now.getTime() + inHandMs })
}
