import { z } from 'zod'
import { call } from '#data/database/database.ts'
import { entryOf } from '#data/database/entry.ts'
import type { SessionReference } from '#data/viewer.ts'
import type { RequestKind } from '#domain/limits/requests.ts'

/** What a person has asked for in this minute, in all their sessions. */
export type RequestTally = {
  /** Whose the session is; null where it has ended: then it is counted by itself. */
  readonly personId: string | null
  readonly requests: number
  /** Until the next minute begins. */
  readonly secondsLeft: number
}

const countRequests = {
  name: 'count_requests',
  text: 'SELECT * FROM count_requests(enter_organisation($1), $2, $3, $4, $5)',
  row: z.object({ person_id: z.string().nullable(), requests: z.number(), seconds_left: z.number() }),
}

/** Counts so many requests of a session, and says how many there are with them. */
export async function dangerouslyCountRequests(
  { organisationId, sessionId }: SessionReference,
  { counted, requests, now }: { counted: RequestKind; requests: number; now: Date },
): Promise<RequestTally> {
  const [row] = await call(countRequests, [entryOf({ organisationId }), sessionId, counted, requests, now])
  if (row === undefined) throw new Error('Requests were not counted')
  return { personId: row.person_id, requests: row.requests, secondsLeft: row.seconds_left }
}
