import { z } from 'zod'
import { preparedModule } from '#data/curriculum/shared/curriculum.ts'
import { call } from '#data/database/database.ts'
import { entryOf } from '#data/database/entry.ts'
import { noSuchId } from '#data/no-such-id.ts'
import type { Clinician, SessionReference } from '#data/viewer.ts'
import { goOn, type Problem } from '#domain/scenario/play.ts'
import { keepInHand } from './in-hand.ts'
import { type AttemptForAnswer, findAttemptForAnswer } from './internal/attempt-for-answer.ts'
import { attemptAfter, StepRow } from './internal/attempt-in-hand.ts'
import { type AttemptView, attemptView, questionAt } from './shared/attempt-row.ts'

export type WentOn =
  | { readonly ok: true; readonly next: AttemptView }
  | { readonly ok: false; readonly problem: 'not-found' | 'signed-out' }
  | { readonly ok: false; readonly problem: Problem; readonly next: AttemptView }

const moveInSession = {
  name: 'move_attempt_in_session',
  text: 'SELECT * FROM move_attempt_in_session($1, enter_organisation($2), $3, $4, $5, $6, $7, $8, $9)',
  row: StepRow,
}
const moveAttempt = {
  name: 'move_attempt',
  text: 'SELECT move_attempt(enter_organisation($1), $2, $3, $4, $5, $6, $7, $8) AS moved',
  row: z.object({ moved: z.boolean() }),
}

/** Leaves a scene that asks nothing. Going on twice from the same scene changes nothing and shows where the attempt stands. */
export async function goOnInAttempt(
  viewer: Clinician,
  {
    attemptId,
    sceneId,
    now,
    atHand,
    session,
  }: { attemptId: string; sceneId: string; now: Date; atHand?: AttemptForAnswer; session?: SessionReference },
): Promise<WentOn> {
  const attempt: AttemptForAnswer | null =
    atHand ?? (await findAttemptForAnswer(viewer, { attemptId, answerId: noSuchId }))
  if (attempt === null) return { ok: false, problem: 'not-found' }
  const module = await preparedModule(viewer, attempt)
  if (isBehind(attempt, sceneId)) return { ok: true, next: attemptView(attempt, module) }
  const move = goOn(module, attempt.state, sceneId)
  if (!move.ok) return { ok: false, problem: move.problem, next: attemptView(attempt, module) }
  const question = questionAt(module, move.state)
  const values = [
    entryOf(viewer),
    viewer.personId,
    attemptId,
    attempt.revision,
    JSON.stringify(move.state),
    question.itemId,
    question.practiceId,
    now,
  ]
  if (session === undefined) {
    const [row] = await call(moveAttempt, values)
    if (row?.moved !== true) return goOnInAttempt(viewer, { attemptId, sceneId, now })
  } else {
    const [row] = await call(moveInSession, [session.sessionId, ...values])
    if (row?.outcome === 'signed-out') return { ok: false, problem: 'signed-out' }
    if (row?.outcome !== 'recorded') return goOnInAttempt(viewer, { attemptId, sceneId, now, session })
    keepInHand(session, { viewer, attempt: attemptAfter(attempt, move.state, row), now })
  }
  return { ok: true, next: attemptView({ ...attempt, state: move.state }, module) }
}

function isBehind(attempt: AttemptForAnswer, sceneId: string): boolean {
  return attempt.state.steps.some((step) => step.did === 'went-on' && step.sceneId === sceneId)
}
