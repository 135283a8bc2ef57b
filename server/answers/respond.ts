import type { ServerResponse } from 'node:http'

export type Refusal = { readonly status: number; readonly error: { readonly code: string; readonly message: string } }

function refusal(status: number, code: string, message: string): Refusal {
  return { status, error: { code, message } }
}

/** Everything that is said instead of a result. The messages are for callers; the player words its own. */
export const refusals = {
  signedOut: refusal(401, 'signed-out', 'Sign in to answer.'),
  elsewhere: refusal(403, 'elsewhere', 'Answers are taken from this site alone.'),
  notFound: refusal(404, 'not-found', 'You have no such attempt.'),
  notCurrent: refusal(409, 'not-current', 'The attempt is at another scene.'),
  notThisItem: refusal(409, 'not-this-item', 'The current scene asks something else.'),
  needsAnAnswer: refusal(409, 'needs-an-answer', 'The current scene cannot be left without an answer.'),
  answerIdTaken: refusal(422, 'answer-id-taken', 'Another answer has this id: every answer needs one of its own.'),
  tooLarge: refusal(413, 'too-large', 'The body is larger than 16 KiB.'),
  notJson: refusal(415, 'not-json', 'Send a JSON body with the content type application/json.'),
  malformed: refusal(422, 'malformed', 'The body is not as expected.'),
  malformedChoice: refusal(422, 'malformed-choice', 'The choice is not one that this question takes.'),
  tooMany: refusal(429, 'too-many', 'You have sent too much in this minute. Send it again after it.'),
  overloaded: refusal(503, 'overloaded', 'There is too much to do. Send it again in a moment.'),
  unavailable: refusal(503, 'unavailable', 'The database is not there. Send it again in a moment.'),
} as const satisfies Record<string, Refusal>

/** Sends a result as JSON, or a refusal with its status. Nothing of it may be kept by a cache. */
export function respond(response: ServerResponse, result: object): void {
  const { status, ...body }: { status?: unknown } = { ...result }
  // A text leaves in one piece with its head; a buffer beside it.
  const text = JSON.stringify(body)
  response.writeHead(typeof status === 'number' ? status : 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    // What is left of a body that was not read to its end must not be taken for the connection's next request.
    ...(response.req.complete ? {} : { connection: 'close' }),
  })
  response.end(text)
}
