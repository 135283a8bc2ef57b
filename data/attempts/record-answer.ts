import { z } from 'zod'
import { preparedModule } from '#data/curriculum/shared/curriculum.ts'
import { entryOf } from '#data/database/entry.ts'
import { callUnlessOvertaken, retryWrite } from '#data/database/overtaking.ts'
import { answerToRecord, type SubmittedAnswer } from '#data/understanding/shared/submitted-answer.ts'
import type { Clinician, SessionReference } from '#data/viewer.ts'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import type { Module } from '#domain/scenario/module.ts'
import { answer, findScene, type Problem } from '#domain/scenario/play.ts'
import { feedbackOf } from '#domain/scenario/show.ts'
import { keepInHand } from './in-hand.ts'
import { type AttemptForAnswer, findAttemptForAnswer } from './internal/attempt-for-answer.ts'
import { attemptAfter, StepRow } from './internal/attempt-in-hand.ts'
import { type AttemptView, attemptView, questionAt } from './shared/attempt-row.ts'

export type RecordOutcome =
  | { readonly ok: true; readonly feedback: Feedback; readonly next: AttemptView }
  | { readonly ok: false; readonly problem: 'not-found' | 'signed-out' | 'answer-id-taken' }
  | { readonly ok: false; readonly problem: Problem; readonly next: AttemptView }

const recordInSession = {
  name: 'record_answer_in_session',
  text: 'SELECT * FROM record_answer_in_session($1, enter_organisation($2), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)',
  row: StepRow,
}
const recordOne = {
  name: 'record_answer',
  text: 'SELECT record_answer(enter_organisation($1), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) AS outcome',
  row: z.object({ outcome: z.enum(['recorded', 'overtaken']) }),
}

/**
 * Records an answer to the current scene of the viewer's own attempt, updates what it says of their understanding and
 * moves the attempt on: all in one transaction, or not at all. An answer already recorded changes nothing and gets the
 * same feedback again. An attempt of someone else's is not found. `atHand`: the attempt, where it is at hand. `session`:
 * the viewer's, which must then still hold when the answer is written. `answer-id-taken`: another answer has the id.
 */
export async function recordAnswer(
  viewer: Clinician,
  {
    attemptId,
    submission,
    now,
    atHand,
    session,
  }: {
    attemptId: string
    submission: SubmittedAnswer
    now: Date
    atHand?: AttemptForAnswer
    session?: SessionReference
  },
): Promise<RecordOutcome> {
  let idTaken = false
  return retryWrite(`Attempt ${attemptId}`, async (tries) => {
    const attempt: AttemptForAnswer | null =
      tries === 1 && atHand !== undefined
        ? atHand
        : await findAttemptForAnswer(viewer, { attemptId, answerId: submission.answerId })
    if (attempt === null) return { ok: false, problem: 'not-found' }
    const module = await preparedModule(viewer, attempt)
    if (attempt.repeated !== null) return outcomeOf(module, attempt, attempt.repeated)
    if (idTaken) return { ok: false, problem: 'answer-id-taken' }
    const move = answer(module, attempt.state, submission.sceneId, submission.itemId, submission.choice)
    if (!move.ok) return { ok: false, problem: move.problem, next: attemptView(attempt, module) }
    const after = { ...attempt, state: move.state }
    const step = await write(viewer, {
      module,
      before: attempt,
      after,
      submission,
      correct: move.correct,
      now,
      session,
    })
    if (step === 'overtaken' || step === 'id-taken') {
      idTaken = step === 'id-taken'
      return 'overtaken'
    }
    if (step.outcome === 'signed-out') return { ok: false, problem: 'signed-out' }
    if (session !== undefined && 'parameters_hash' in step)
      keepInHand(session, { viewer, attempt: attemptAfter(attempt, move.state, step), now })
    return outcomeOf(module, after, { sceneId: submission.sceneId, choice: submission.choice })
  })
}

function outcomeOf(
  module: Module,
  attempt: AttemptForAnswer,
  step: { sceneId: string; choice: readonly string[] },
): RecordOutcome {
  const feedback = feedbackOf(module, step.sceneId, step.choice, attempt)
  if (feedback === null)
    throw new Error(`Scene ${step.sceneId} of ${module.slug} ${module.versionHash} gives no feedback`)
  return { ok: true, feedback, next: attemptView(attempt, module) }
}

async function write(
  viewer: Clinician,
  {
    module,
    before,
    after,
    submission,
    correct,
    now,
    session,
  }: {
    module: Module
    before: AttemptForAnswer
    after: AttemptForAnswer
    submission: SubmittedAnswer
    correct: boolean
    now: Date
    session: SessionReference | undefined
  },
): Promise<z.output<typeof StepRow> | z.output<typeof recordOne.row> | 'overtaken' | 'id-taken'> {
  const scene = findScene(module, submission.sceneId)
  if (scene?.then.do !== 'ask') throw new Error(`Scene ${submission.sceneId} of ${module.slug} asks nothing`)
  const { item } = scene.then
  const answerToWrite = await answerToRecord({ item, submission, correct, occasion: 'training', now }, before)
  const question = questionAt(module, after.state)
  const values = [
    entryOf(viewer, answerToWrite),
    viewer.personId,
    before.id,
    before.revision,
    JSON.stringify(after.state),
    question.itemId,
    question.practiceId,
    submission.answerId,
    submission.sceneId,
    ...answerToWrite.values,
  ]
  return session === undefined
    ? callUnlessOvertaken(recordOne, values)
    : callUnlessOvertaken(recordInSession, [session.sessionId, ...values])
}
