import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { mailStatus, mailStatuses } from './internal/mail-row.ts'

const InvitationMail = z.object({
  status: z.enum(mailStatuses),
  /** When it was sent, given up or cancelled; until then, when it was made. */
  at: moment,
  problem: z.string().nullable(),
})

export type InvitationMail = Readonly<z.output<typeof InvitationMail>>

/** What became of the last invitation that someone was to get by mail; null: there is none. */
export async function findInvitationMail(
  viewer: Administrator,
  personId: string,
  { now }: { now: Date },
): Promise<InvitationMail | null> {
  const [mail] = await readInOrganisation(
    viewer,
    InvitationMail,
    sql`
      SELECT ${mailStatus({ now })} AS status, coalesce(m.ended_at, m.created_at) AS at, m.problem
      FROM mail m
      WHERE m.organisation_id = ${viewer.organisationId}::uuid AND m.person_id = ${personId}::uuid AND m.kind = 'invitation'
      ORDER BY m.created_at DESC, m.id DESC LIMIT 1`,
  )
  return mail ?? null
}
