import { call } from '#data/database/database.ts'
import { type Duties, dangerouslyDutiesOfRow, type SessionReference, type ViewerRow } from '#data/viewer.ts'
import { type AttemptForAnswer, type AttemptForAnswerRow, readAttemptForAnswer } from './internal/attempt-for-answer.ts'

const attemptInSession = { name: 'attempt_in_session', text: 'SELECT * FROM attempt_in_session($1, $2, $3, $4, $5)' }

/**
 * The duties behind a session, together with what an answer in one of the person's own attempts needs: one round trip
 * where everything else takes two. `attempt` is null when they have no such attempt.
 */
export async function dutiesAndAttempt(
  { organisationId, sessionId }: SessionReference,
  { attemptId, answerId, now }: { attemptId: string; answerId: string; now: Date },
): Promise<{ readonly duties: Duties; readonly attempt: AttemptForAnswer | null } | null> {
  const values = [organisationId, sessionId, now, attemptId, answerId]
  const [row] = await call<ViewerRow & Nullable<AttemptForAnswerRow>>(attemptInSession, values)
  const duties = dangerouslyDutiesOfRow(organisationId, row)
  if (row === undefined || duties === null) return null
  return { duties, attempt: isThere(row) ? readAttemptForAnswer(attemptId, row) : null }
}

type Nullable<Row> = { [Column in keyof Row]: Row[Column] | null }

function isThere(row: Nullable<AttemptForAnswerRow>): row is AttemptForAnswerRow {
  return row.state !== null
}
