import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { mailStatus, mailStatuses } from './internal/mail-row.ts'

const MailRow = z.object({
  id: z.string(),
  kind: z.string(),
  status: z.enum(mailStatuses),
  personId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  createdAt: moment,
  attempts: z.number(),
  nextTryAt: moment,
  problem: z.string().nullable(),
  serverWords: z.string().nullable(),
  endedAt: moment.nullable(),
})

export type MailRow = Readonly<z.output<typeof MailRow>>

export type MailView = 'waiting' | 'failed' | 'sent'

const mailsAPage = 50

/** Nobody counts further: what is more is shown as more. */
export const maxCount = 1000

/**
 * What the outbox holds of one kind of end, newest first, and how many of each there are, up to one more than `maxCount`.
 * `before` is the id of the last mail of the page before.
 */
export async function listMail(
  viewer: Administrator,
  { shown, before }: { shown: MailView; before: string | null },
  { now }: { now: Date },
): Promise<{ mails: MailRow[]; counts: Readonly<Record<MailView, number>>; more: string | null }> {
  const { organisationId } = viewer
  const counts = await readInOrganisation(
    viewer,
    z.object({ status: z.string(), mails: z.number() }),
    sql`
      SELECT each.status, (
          SELECT count(*)::integer FROM (
            SELECT FROM mail m WHERE m.organisation_id = ${organisationId}::uuid AND m.status = each.status
            LIMIT ${maxCount + 1}::integer) first) AS mails
      FROM unnest(ARRAY['waiting', 'failed', 'sent']) AS each (status)`,
  )
  const count = (status: MailView) => counts.find((row) => row.status === status)?.mails ?? 0
  const rows = await readInOrganisation(
    viewer,
    MailRow,
    sql`
      SELECT m.id, m.kind, ${mailStatus({ now })} AS status, m.person_id AS "personId", p.given_name AS "givenName",
        p.family_name AS "familyName", m.created_at AS "createdAt", m.attempts, m.next_try_at AS "nextTryAt", m.problem,
        m.server_words AS "serverWords", m.ended_at AS "endedAt"
      FROM mail m JOIN person p ON p.organisation_id = m.organisation_id AND p.id = m.person_id
      WHERE m.organisation_id = ${organisationId}::uuid AND m.status = ${shown}
        AND (${before}::uuid IS NULL OR (m.created_at, m.id) < (
          SELECT b.created_at, b.id FROM mail b WHERE b.organisation_id = ${organisationId}::uuid AND b.id = ${before}::uuid))
      ORDER BY m.created_at DESC, m.id DESC
      LIMIT ${mailsAPage + 1}::integer`,
  )
  const mails = rows.slice(0, mailsAPage)
  return {
    mails,
    counts: { waiting: count('waiting'), failed: count('failed'), sent: count('sent') },
    more: rows.length > mailsAPage ? (mails.at(-1)?.id ?? null) : null,
  }
}
