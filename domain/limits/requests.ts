/**
 * How much one person may ask for in a minute. Nobody reads or answers as fast as that; a script does. What programmes ask for,
 * with tokens, has limits of its own.
 */
export const usualRequestsAMinute = 300

/** What a request is counted as: an answer or going on from a scene, or anything else that someone who is signed in asks for. */
export type RequestKind = 'page' | 'answer'

export type RequestLimit = {
  /** So many in a minute, in all of the person’s sessions and in all processes. */
  readonly most: number
  /** From so many in one session and one process on, they are counted in the database. Fewer cost nothing. */
  readonly countedFrom: number
}

/** @param aMinute how many pages, searches, acts and files; an answer is given a moment’s thought. */
export function limitOf(kind: RequestKind, aMinute: number): RequestLimit {
  const most = kind === 'answer' ? Math.ceil((aMinute * 2) / 5) : aMinute
  return { most, countedFrom: Math.ceil(aMinute / 5) }
}

/**
 * Whether one of several requests that were counted at once is still within the limit: the earlier ones are first.
 *
 * @param all how many there are in this minute with these.
 * @param place of the request among them, from 1.
 */
export function isWithin(most: number, { all, many, place }: { all: number; many: number; place: number }): boolean {
  return all - many + place <= most
}
