import type { Problem } from '#domain/scenario/play.ts'
import { type Refusal, refusals } from './respond.ts'

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

export type ParseResult<Body> =
  | { readonly success: true; readonly data: Body }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } }

/** Says what was wrong with a body and where, never what was sent. */
export function malformedRefusal(issues: readonly Issue[]): Refusal {
  const [first] = issues
  const where = first?.path.map(String).join('.') || 'the body'
  return {
    ...refusals.malformed,
    error: { code: 'malformed', message: `${where}: ${first?.message ?? 'not as expected'}` },
  }
}

export function refusalOf(problem: Problem): Refusal {
  switch (problem) {
    case 'not-current':
      return refusals.notCurrent
    case 'not-this-item':
      return refusals.notThisItem
    case 'needs-an-answer':
      return refusals.needsAnAnswer
    case 'malformed-choice':
      return refusals.malformedChoice
    case 'leads-nowhere':
      throw new Error('A published module leads to a scene that it does not have')
  }
}

/** Where there is nothing to go on from. */
export function refusalWithout(problem: 'not-found' | 'signed-out' | 'answer-id-taken'): Refusal {
  switch (problem) {
    case 'not-found':
      return refusals.notFound
    case 'signed-out':
      return refusals.signedOut
    case 'answer-id-taken':
      return refusals.answerIdTaken
  }
}
