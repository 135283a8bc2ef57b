import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { givesUpAt, mailKinds } from '#domain/mail/mail-kinds.ts'
import { WhoseMail } from './internal/mail-row.ts'

const Kind = z.object({ kind: z.enum(mailKinds) })

/** Sends a mail now that failed or waits for its next try, and tries for as long as a new one. */
export async function retryMail(
  viewer: Administrator,
  mailId: string,
  { now }: { now: Date },
): Promise<'retried' | 'not-found'> {
  return inOrganisation(viewer, async (transaction) => {
    const read = readerWithin(transaction)
    const [mail] = await read(Kind, sql`SELECT kind FROM mail WHERE id = ${mailId}::uuid`)
    if (mail === undefined) return 'not-found'
    const giveUpAt = givesUpAt(mail.kind, { now })
    const [of] = await read(
      WhoseMail,
      sql`SELECT person_id AS "personId" FROM retry_mail(${mailId}::uuid, ${now}::timestamptz, ${giveUpAt}::timestamptz)`,
    )
    if (of === undefined) return 'not-found'
    const subject = { type: 'person' as const, id: of.personId }
    await audit(transaction, viewer, { action: 'mail.retried', subject, detail: { kind: mail.kind } })
    return 'retried'
  })
}
