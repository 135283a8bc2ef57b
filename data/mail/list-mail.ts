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

export type MailShown = 'waiting' | 'failed' | 'sent'

const mailsAPage = 50

/** What the outbox holds of one kind of end, newest first, and how many of each there are. */
export async function listMail(
  viewer: Administrator,
  { shown, page }: { shown: MailShown; page: number },
  { now }: { now: Date },
): Promise<{ mails: MailRow[]; counts: Readonly<Record<MailShown, number>>; page: number; pages: number }> {
  const { organisationId } = viewer
  const counted = await readInOrganisation(
    viewer,
    z.object({ status: z.string(), mails: z.number() }),
    sql`
      SELECT status, count(*)::integer AS mails FROM mail
      WHERE organisation_id = ${organisationId}::uuid AND status <> 'cancelled' GROUP BY status`,
  )
  const count = (status: MailShown) => counted.find((row) => row.status === status)?.mails ?? 0
  const counts = { waiting: count('waiting'), failed: count('failed'), sent: count('sent') }
  const pages = Math.max(1, Math.ceil(counts[shown] / mailsAPage))
  const there = Math.min(page, pages)
  const mails = await readInOrganisation(
    viewer,
    MailRow,
    sql`
      SELECT m.id, m.kind, ${mailStatus({ now })} AS status, m.person_id AS "personId", p.given_name AS "givenName",
        p.family_name AS "familyName", m.created_at AS "createdAt", m.attempts, m.next_try_at AS "nextTryAt", m.problem,
        m.server_words AS "serverWords", m.ended_at AS "endedAt"
      FROM mail m JOIN person p ON p.organisation_id = m.organisation_id AND p.id = m.person_id
      WHERE m.organisation_id = ${organisationId}::uuid AND m.status = ${shown}
      ORDER BY m.created_at DESC, m.id DESC
      LIMIT ${mailsAPage}::integer OFFSET ${(there - 1) * mailsAPage}::integer`,
  )
  return { mails, counts, page: there, pages }
}
