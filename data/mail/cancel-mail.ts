import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { WhoseMail } from './internal/mail-row.ts'

/** Takes a mail that waits out of the outbox. What is being sent at this moment, or was sent, is not found. */
export async function cancelMail(
  viewer: Administrator,
  mailId: string,
  { now }: { now: Date },
): Promise<'cancelled' | 'not-found'> {
  return inOrganisation(viewer, async (transaction) => {
    const [of] = await readerWithin(transaction)(
      WhoseMail,
      sql`SELECT person_id AS "personId" FROM cancel_mail(NULL, NULL, NULL, ${mailId}::uuid, ${now}::timestamptz)`,
    )
    if (of === undefined) return 'not-found'
    await audit(transaction, viewer, { action: 'mail.cancelled', subject: { type: 'person', id: of.personId } })
    return 'cancelled'
  })
}
