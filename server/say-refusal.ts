import type { IncomingMessage, ServerResponse } from 'node:http'
import { publicUrl } from '#platform/env.ts'
import { refusals, respond } from './answers/respond.ts'
import type { DirectRoute } from './direct-routes.ts'
import type { Excess } from './excess/excess-of.ts'
import { againAfterSeconds, respondPlainly } from './plain-page.ts'
import type { Refusal } from './refusal.ts'
import type { TurnedAway } from './shedding/admit.ts'

type RequestFacts = { readonly direct: DirectRoute | null; readonly requestId: string }

/** Says why to who asks: a programme in its own format, a person on a page. */
export function say(
  request: IncomingMessage,
  response: ServerResponse,
  { direct, requestId }: RequestFacts,
  refusal: Exclude<Refusal, 'overloaded'>,
): void {
  if (direct !== null && direct.refuseProgramme !== null) {
    direct.refuseProgramme(request, response, { refusal, requestId, againAfter: againAfterSeconds })
    return
  }
  switch (refusal) {
    case 'too-large':
      response.writeHead(413, { connection: 'close' }).end()
      break
    case 'unavailable':
      unavailable(request, response)
      break
    case 'misdirected':
      respondPlainly(request, response, 'misdirected', { address: publicUrl() })
      break
    case 'malformed':
      respondPlainly(request, response, 'malformed')
      break
    default:
      refusal satisfies never
  }
}

/** Says that the database is not there. */
export function unavailable(request: IncomingMessage, response: ServerResponse): void {
  respondPlainly(request, response, request.method === 'POST' ? 'unavailable-for-form' : 'unavailable')
}

/** Says that there is too much to do, and when to send it again. */
export function sayOverload(
  request: IncomingMessage,
  response: ServerResponse,
  { direct, requestId }: RequestFacts,
  { worth, againAfter }: TurnedAway,
): void {
  if (direct !== null && direct.refuseProgramme !== null) {
    direct.refuseProgramme(request, response, { refusal: 'overloaded', requestId, againAfter })
    return
  }
  // The player reads JSON, and sends it again.
  if (worth === 'answer') respond(response.setHeader('retry-after', `${againAfter}`), refusals.overloaded)
  else
    respondPlainly(request, response, request.method === 'POST' ? 'overloaded-for-form' : 'overloaded', { againAfter })
}

/** Says that one person has asked for too much in this minute, and when to send it again. */
export function sayExcessive(
  request: IncomingMessage,
  response: ServerResponse,
  { counted, againAfter }: Excess,
): void {
  if (counted === 'answer') respond(response.setHeader('retry-after', `${againAfter}`), refusals.tooMany)
  else respondPlainly(request, response, request.method === 'POST' ? 'too-many-for-form' : 'too-many', { againAfter })
}
