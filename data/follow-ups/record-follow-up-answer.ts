import { z } from 'zod'
import { findCase } from '#data/curriculum/shared/follow-up-cases.ts'
import { entryOf } from '#data/database/entry.ts'
import { callUnlessOvertaken, retryWrite } from '#data/database/overtaking.ts'
import { evidenceIn } from '#data/understanding/shared/evidence-row.ts'
import { answerToRecord, type SubmittedAnswer } from '#data/understanding/shared/submitted-answer.ts'
import type { Clinician } from '#data/viewer.ts'
import {
  type AnsweredItem,
  type AskedItem,
  type FollowUpState,
  practiceStatuses,
} from '#domain/follow-ups/follow-up-state.ts'
import { afterHeldAnswer, type GoesOn } from '#domain/follow-ups/held-cases.ts'
import { isOver } from '#domain/follow-ups/schedule.ts'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import type { Item } from '#domain/scenario/module.ts'
import type { Problem } from '#domain/scenario/play.ts'
import { fitsItem, isRight } from '#domain/scenario/verdict.ts'
import { type BegunFollowUp, type FollowUpView, feedbackInFollowUp, viewOfFollowUp } from './internal/follow-up-view.ts'
import { nextInFollowUp } from './internal/next-in-follow-up.ts'
import { type FollowUpForAnswer, findFollowUpForAnswer } from './shared/follow-up-row.ts'

export type { FollowUpView }

export type RecordedInFollowUp =
  | { readonly ok: true; readonly feedback: Feedback; readonly next: FollowUpView }
  | { readonly ok: false; readonly problem: 'not-found' | 'answer-id-taken' }
  | { readonly ok: false; readonly problem: Problem; readonly next: FollowUpView }

const recordOne = {
  name: 'record_follow_up_answer',
  text: 'SELECT record_follow_up_answer(enter_organisation($1), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) AS outcome',
  row: z.object({ outcome: z.enum(['recorded', 'overtaken']) }),
}

type StartedFollowUp = FollowUpForAnswer & BegunFollowUp

/**
 * Records an answer to what a follow-up of the viewer's own asks now, updates what it says of their understanding and
 * decides what is asked next: all in one transaction, or not at all. The same answer sent again changes nothing and gets
 * the same feedback. `atHand`: the follow-up, where it has been read already. `goesOn`: a page without a network has gone on
 * with the cases that it held, so they are what comes next.
 */
export async function recordFollowUpAnswer(
  viewer: Clinician,
  {
    followUpId,
    submission,
    now,
    atHand,
    goesOn = 'by-evidence',
  }: {
    followUpId: string
    submission: SubmittedAnswer
    now: Date
    atHand?: FollowUpForAnswer
    goesOn?: GoesOn
  },
): Promise<RecordedInFollowUp> {
  let idTaken = false
  return retryWrite(`Follow-up ${followUpId}`, async (tries) => {
    const followUp: FollowUpForAnswer | null =
      tries === 1 && atHand !== undefined
        ? atHand
        : await findFollowUpForAnswer(viewer, { followUpId, answerId: submission.answerId })
    if (followUp === null || !isBegun(followUp)) return { ok: false, problem: 'not-found' }
    if (followUp.repeatedItemId !== null) return outcomeOf(viewer, followUp, followUp.repeatedItemId)
    if (idTaken) return { ok: false, problem: 'answer-id-taken' }
    const refuse = async (problem: Problem) =>
      ({ ok: false, problem, next: await viewOfFollowUp(viewer, followUp) }) as const
    if (isShut(followUp, now)) return shut(viewer, followUp)
    const heldCase = afterHeldAnswer(followUp.state, submission.sceneId, goesOn)
    if (heldCase === null) return refuse('not-current')
    const { asked } = heldCase
    if (submission.itemId !== asked.itemId) return refuse('not-this-item')
    const { item } = await findCase(viewer, asked, followUp.policyVersion)
    if (!fitsItem(item, submission.choice)) return refuse('malformed-choice')
    const correct = isRight(item, submission.choice)
    const answeredItem = { ...asked, choice: [...submission.choice], correct }
    const rest = goesOn === 'with-held' ? heldCase.rest : null
    const after = await write(viewer, { followUp, item, submission, answered: answeredItem, rest, now })
    if (after !== 'overtaken' && after !== 'id-taken') return outcomeOf(viewer, { ...followUp, state: after }, item.id)
    idTaken = after === 'id-taken'
    return 'overtaken'
  })
}

function isBegun(followUp: FollowUpForAnswer): followUp is StartedFollowUp {
  return followUp.state !== null && followUp.policyVersion !== null
}

function isShut({ endedAt, expiredAt, closesOn }: FollowUpForAnswer, now: Date): boolean {
  return endedAt !== null || expiredAt !== null || isOver({ closesOn }, { now })
}

/** Its time is over: it asks nothing more, whatever it stood at. */
async function shut(viewer: Clinician, followUp: StartedFollowUp): Promise<RecordedInFollowUp> {
  const state = { ...followUp.state, asked: null }
  return { ok: false, problem: 'not-current', next: await viewOfFollowUp(viewer, { ...followUp, state }) }
}

async function outcomeOf(viewer: Clinician, followUp: BegunFollowUp, itemId: string): Promise<RecordedInFollowUp> {
  return {
    ok: true,
    feedback: await feedbackInFollowUp(viewer, followUp, itemId),
    next: await viewOfFollowUp(viewer, followUp),
  }
}

/** The state as the answer leaves it, written. */
async function write(
  viewer: Clinician,
  {
    followUp,
    item,
    submission,
    answered,
    rest,
    now,
  }: {
    followUp: StartedFollowUp
    item: Item
    submission: SubmittedAnswer
    answered: AnsweredItem
    /** What comes next and after, where the reader went on without a network; null: what the evidence makes worth asking. */
    rest: readonly AskedItem[] | null
    now: Date
  },
): Promise<FollowUpState | 'overtaken' | 'id-taken'> {
  const { values, understanding, answeredAt } = await answerToRecord(
    { item, submission, correct: answered.correct, occasion: 'follow-up', now },
    {
      understanding: followUp.understanding.get(item.practice) ?? null,
      lastAnsweredAt: followUp.answered.get(item.id) ?? null,
      parametersHash: followUp.parametersHash,
    },
  )
  const understandings = new Map(followUp.understanding)
  if (understanding !== null) understandings.set(item.practice, understanding)
  const evidence = new Map([...understandings].map(([practice, row]) => [practice, evidenceIn(row)]))
  const soFar = [...followUp.state.answered, answered]
  const { toConfirm } = followUp.state
  const next = await nextInFollowUp(viewer, { ...followUp, evidence, soFar, toConfirm }, { now })
  const { asked, ahead, held } =
    rest === null ? next : { asked: rest[0] ?? null, ahead: rest.length, held: rest.slice(1) }
  const ended = asked === null
  const state: FollowUpState = {
    ...followUp.state,
    asked,
    answered: soFar,
    ahead,
    held,
    heldBefore: rest === null ? (followUp.state.held ?? []) : [],
    after: ended ? practiceStatuses(next.estimates) : null,
    ended,
  }
  const writeOutcome = await callUnlessOvertaken(recordOne, [
    entryOf(viewer, { answeredAt }),
    viewer.personId,
    followUp.id,
    followUp.revision,
    JSON.stringify(state),
    submission.answerId,
    ...values,
  ])
  return typeof writeOutcome === 'string' ? writeOutcome : state
}
