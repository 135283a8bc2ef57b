import type { IncomingMessage, ServerResponse } from 'node:http'
import { dutiesAndAttempt } from '#data/attempts/attempt-in-session.ts'
import { goOnInAttempt } from '#data/attempts/go-on.ts'
import { type AttemptInHand, takeInHand } from '#data/attempts/in-hand.ts'
import { recordAnswer } from '#data/attempts/record-answer.ts'
import { noSuchId } from '#data/no-such-id.ts'
import type { Clinician, SessionReference } from '#data/viewer.ts'
import { publicUrl } from '#platform/env.ts'
import { readSessionOf } from '#server/session-cookie.ts'
import { isFromHere } from './is-from-here.ts'
import { readJson } from './read-json.ts'
import { malformedRefusal, type ParseResult, refusalOf, refusalWithout } from './refusal-of.ts'
import { refusals, respond } from './respond.ts'
import { AnswerBody, GoOnBody, Id } from './schema.ts'

type Parameters = { readonly attemptId: string; readonly requestId: string }

/** POST /api/attempts/:id/answers: records an answer. Before Next's router, whose overhead is most of its cost. */
export async function handleAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  parameters: Parameters,
): Promise<void> {
  await handle(
    request,
    response,
    parameters,
    { schema: AnswerBody, answerIdOf: ({ answerId }) => answerId },
    async (viewer, attempt, body) => {
      const outcome = await recordAnswer(viewer, { ...attempt, submission: body, now: new Date() })
      if (outcome.ok) return { feedback: outcome.feedback, view: outcome.next.view, debrief: outcome.next.debrief }
      if (!('next' in outcome)) return refusalWithout(outcome.problem)
      return { ...refusalOf(outcome.problem), view: outcome.next.view, debrief: outcome.next.debrief }
    },
  )
}

/** POST /api/attempts/:id/continue: leaves a scene that asks nothing. */
export async function handleContinue(
  request: IncomingMessage,
  response: ServerResponse,
  parameters: Parameters,
): Promise<void> {
  await handle(
    request,
    response,
    parameters,
    { schema: GoOnBody, answerIdOf: () => noSuchId },
    async (viewer, attempt, { sceneId }) => {
      const wentOn = await goOnInAttempt(viewer, { ...attempt, sceneId, now: new Date() })
      if (wentOn.ok) return { view: wentOn.next.view, debrief: wentOn.next.debrief }
      if (!('next' in wentOn)) return refusalWithout(wentOn.problem)
      return { ...refusalOf(wentOn.problem), view: wentOn.next.view, debrief: wentOn.next.debrief }
    },
  )
}

/** What a body must be, and the id of the answer in it. */
type BodyReader<Body> = {
  readonly schema: { safeParse: (value: unknown) => ParseResult<Body> }
  readonly answerIdOf: (body: Body) => string
}

type Attempt = { readonly attemptId: string; readonly atHand: AttemptInHand; readonly session: SessionReference }

/** Anyone who has no session hears so before anything else; what they sent is looked at after that, and stored last. */
async function handle<Body extends { readonly sceneId: string }>(
  request: IncomingMessage,
  response: ServerResponse,
  { attemptId }: Parameters,
  { schema, answerIdOf }: BodyReader<Body>,
  run: (viewer: Clinician, attempt: Attempt, body: Body) => Promise<object>,
): Promise<void> {
  if (!isFromHere(request)) return respond(response, refusals.elsewhere)
  const session = await readSessionOf(request.headers)
  if (session === null) return respond(response, refusals.signedOut)
  const read = await readJson(request)
  const body = read.ok ? schema.safeParse(read.value) : null
  const now = new Date()
  // Someone who has chosen another language since is read anew: the page says which one it is in.
  const language = new URL(request.url ?? '/', publicUrl()).searchParams.get('language')
  const hand =
    body?.success === true ? takeInHand(session, { attemptId, sceneId: body.data.sceneId, language, now }) : null
  if (hand !== null && body?.success === true) {
    const result = await run(hand.viewer, { attemptId, atHand: hand.attempt, session }, body.data)
    // Whatever did not go through with what was in hand is looked at again from the beginning.
    if (!('error' in result)) return respond(response, result)
  }
  const dutiesAndState = await dutiesAndAttempt(session, {
    attemptId: Id.safeParse(attemptId).success ? attemptId : noSuchId,
    answerId: body?.success === true ? answerIdOf(body.data) : noSuchId,
    now,
  })
  if (dutiesAndState === null) return respond(response, refusals.signedOut)
  const { duties, attempt: atHand } = dutiesAndState
  if (duties.clinician === null || atHand === null) return respond(response, refusals.notFound)
  if (!read.ok) return respond(response, refusals[read.problem])
  if (body === null || !body.success) return respond(response, malformedRefusal(body?.error.issues ?? []))
  respond(response, await run(duties.clinician, { attemptId, atHand, session }, body.data))
}
