import { z } from 'zod'
import { call } from '#data/database/database.ts'
import { entryOf } from '#data/database/entry.ts'
import { type Duties, dangerouslyDutiesOfRow, type SessionReference, viewerColumns } from '#data/viewer.ts'
import {
  type FollowUpForAnswer,
  followUpColumnNames,
  followUpColumns,
  presentFollowUp,
} from './shared/follow-up-row.ts'

const followUpInSession = {
  name: 'follow_up_in_session',
  text: `SELECT ${Object.keys(viewerColumns).join(', ')}, ${followUpColumnNames}
    FROM follow_up_in_session(enter_organisation($1), $2, $3, $4, $5)`,
  // Without such a follow-up all of its columns are null.
  row: z.union([
    z.object({ ...viewerColumns, ...followUpColumns }),
    z.object({ ...viewerColumns, revision: z.null() }),
  ]),
}

/**
 * The duties behind a session, together with what the next step of one of the person's own follow-ups needs, in one
 * round trip. `followUp` is null when they have no such follow-up.
 */
export async function dutiesAndFollowUp(
  { organisationId, sessionId }: SessionReference,
  { followUpId, answerId, now }: { followUpId: string; answerId: string; now: Date },
): Promise<{ readonly duties: Duties; readonly followUp: FollowUpForAnswer | null } | null> {
  const [row] = await call(followUpInSession, [entryOf({ organisationId }), sessionId, now, followUpId, answerId])
  const duties = dangerouslyDutiesOfRow(organisationId, row)
  if (row === undefined || duties === null) return null
  return { duties, followUp: row.revision === null ? null : presentFollowUp(followUpId, row) }
}
