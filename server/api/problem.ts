import { z } from 'zod'

/** What each kind of problem is called, and the status it has. */
export const problemKinds = {
  'not-understood': { status: 400, title: 'The request is not understood' },
  'no-token': { status: 401, title: 'The token is missing, unknown or has ended' },
  'not-allowed': { status: 403, title: 'The token does not allow this' },
  'not-shown': { status: 403, title: 'The organisation does not show this to programmes' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'no-such-method': { status: 405, title: 'This address does not take this method' },
  conflict: { status: 409, title: 'Something that is there already is in the way' },
  'under-way': { status: 409, title: 'The same request is being done at this moment' },
  'not-possible': { status: 422, title: 'This cannot be done' },
  'key-used': { status: 422, title: 'The key was used for another request' },
  'too-large': { status: 413, title: 'The request is too large' },
  misdirected: { status: 421, title: 'The API is at another address' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unexpected: { status: 500, title: 'Something went wrong' },
  unavailable: { status: 503, title: 'The database is not available' },
  overloaded: { status: 503, title: 'There is too much to do' },
} as const
export type ProblemKind = keyof typeof problemKinds

const Mistake = z.object({
  in: z.enum(['query', 'path', 'header', 'body']),
  name: z.string(),
  expected: z.string().describe('What to send there.'),
})
export type Mistake = z.output<typeof Mistake>

/** RFC 9457. */
export const Problem = z.object({
  type: z.string().describe('An address on the page for developers, which says what the problem means.'),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('What to do about it.'),
  errors: z.array(Mistake).optional().describe('Where the request is not understood: each place.'),
  requestId: z.string().optional().describe('Names the request in the log.'),
})

/** Thrown where a request cannot be answered; becomes the problem's answer. */
export class ApiProblem extends Error {
  readonly kind: ProblemKind
  readonly mistakes: readonly Mistake[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    kind: ProblemKind,
    detail: string,
    { mistakes = [], headers = {} }: { mistakes?: readonly Mistake[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail)
    this.kind = kind
    this.mistakes = mistakes
    this.headers = headers
  }
}

/** The answer to a request in which these are mistakes. */
export function malformedRequest(mistakes: readonly Mistake[]): ApiProblem {
  return new ApiProblem('not-understood', 'Correct what "errors" names and send it again.', { mistakes })
}
