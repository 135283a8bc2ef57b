import type { IncomingMessage, ServerResponse } from 'node:http'
import { dutiesAndFollowUp } from '#data/follow-ups/follow-up-in-session.ts'
import { type FollowUpView, recordFollowUpAnswer } from '#data/follow-ups/record-follow-up-answer.ts'
import { noSuchId } from '#data/no-such-id.ts'
import { readSessionOf } from '#server/session-cookie.ts'
import { isFromHere } from './is-from-here.ts'
import { readJson } from './read-json.ts'
import { malformedRefusal, refusalOf, refusalWithout } from './refusal-of.ts'
import { refusals, respond } from './respond.ts'
import { AnswerBody, Id } from './schema.ts'

/**
 * POST /api/follow-ups/:id/answers: records an answer in a follow-up, in the same words as one in an attempt. With
 * `?next=held` the reader has gone on with what the page held.
 */
export async function handleFollowUpAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { followUpId }: { readonly followUpId: string },
): Promise<void> {
  if (!isFromHere(request)) return respond(response, refusals.elsewhere)
  const session = await readSessionOf(request.headers)
  if (session === null) return respond(response, refusals.signedOut)
  const read = await readJson(request)
  const body = read.ok ? AnswerBody.safeParse(read.value) : null
  const now = new Date()
  const dutiesAndState = await dutiesAndFollowUp(session, {
    followUpId: Id.safeParse(followUpId).success ? followUpId : noSuchId,
    answerId: body?.success === true ? body.data.answerId : noSuchId,
    now,
  })
  if (dutiesAndState === null) return respond(response, refusals.signedOut)
  const { duties, followUp: atHand } = dutiesAndState
  if (duties.clinician === null || atHand === null) return respond(response, refusals.notFound)
  if (!read.ok) return respond(response, refusals[read.problem])
  if (body === null || !body.success) return respond(response, malformedRefusal(body?.error.issues ?? []))
  const goesOn = /[?&]next=held(&|$)/.test(request.url ?? '') ? 'with-held' : 'by-evidence'
  const outcome = await recordFollowUpAnswer(duties.clinician, {
    followUpId,
    submission: body.data,
    now,
    atHand,
    goesOn,
  })
  if (outcome.ok) return respond(response, { feedback: outcome.feedback, ...viewForPlayer(outcome.next) })
  if (!('next' in outcome)) return respond(response, refusalWithout(outcome.problem))
  respond(response, { ...refusalOf(outcome.problem), ...viewForPlayer(outcome.next) })
}

function viewForPlayer({ view, held }: FollowUpView) {
  return { view, held, debrief: null }
}
