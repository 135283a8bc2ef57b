import { call } from '#data/database/database.ts'
import { type Duties, dangerouslyDutiesOfRow, type SessionReference, type ViewerRow } from '#data/viewer.ts'
import { type FollowUpForAnswer, followUpColumns, readFollowUpForAnswer } from './shared/follow-up-row.ts'

const followUpInSession = {
  name: 'follow_up_in_session',
  text: `SELECT person_id, email, given_name, family_name, language, organisation_name, roles, team_ids, ${followUpColumns}
    FROM follow_up_in_session($1, $2, $3, $4, $5)`,
}

/**
 * The duties behind a session, together with what the next step of one of the person's own follow-ups needs, in one
 * round trip. `followUp` is null when they have no such follow-up.
 */
export async function dutiesAndFollowUp(
  { organisationId, sessionId }: SessionReference,
  { followUpId, answerId, now }: { followUpId: string; answerId: string; now: Date },
): Promise<{ readonly duties: Duties; readonly followUp: FollowUpForAnswer | null } | null> {
  const values = [organisationId, sessionId, now, followUpId, answerId]
  const [row] = await call<ViewerRow & { revision: number | null }>(followUpInSession, values)
  const duties = dangerouslyDutiesOfRow(organisationId, row)
  if (row === undefined || duties === null) return null
  return { duties, followUp: row.revision === null ? null : readFollowUpForAnswer(followUpId, row) }
}
