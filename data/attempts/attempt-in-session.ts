import { z } from 'zod'
import { call } from '#data/database/database.ts'
import { entryOf } from '#data/database/entry.ts'
import { type Duties, dangerouslyDutiesOfRow, type SessionReference, viewerColumns } from '#data/viewer.ts'
import { type AttemptForAnswer, attemptColumns, presentAttempt } from './internal/attempt-for-answer.ts'

const attemptInSession = {
  name: 'attempt_in_session',
  text: 'SELECT * FROM attempt_in_session(enter_organisation($1), $2, $3, $4, $5)',
  // Without such an attempt all of its columns are null.
  row: z.union([
    z.object({ ...viewerColumns, ...attemptColumns }),
    z.object({ ...viewerColumns, module_version_hash: z.null() }),
  ]),
}

/**
 * The duties behind a session, together with what an answer in one of the person's own attempts needs: one round trip
 * where everything else takes two. `attempt` is null when they have no such attempt.
 */
export async function dutiesAndAttempt(
  { organisationId, sessionId }: SessionReference,
  { attemptId, answerId, now }: { attemptId: string; answerId: string; now: Date },
): Promise<{ readonly duties: Duties; readonly attempt: AttemptForAnswer | null } | null> {
  const [row] = await call(attemptInSession, [entryOf({ organisationId }), sessionId, now, attemptId, answerId])
  const duties = dangerouslyDutiesOfRow(organisationId, row)
  if (row === undefined || duties === null) return null
  return { duties, attempt: row.module_version_hash === null ? null : presentAttempt(attemptId, row) }
}
