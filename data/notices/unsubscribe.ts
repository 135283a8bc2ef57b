import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { mailChoices } from '#domain/notices/notice-kinds.ts'
import { keepChoice } from './internal/keep-choice.ts'

const Subject = z.object({ organisationId: z.string(), personId: z.string(), email: z.string() })

/** Whose mails a link stops; null: it is none, or too old. */
export async function dangerouslyFindUnsubscribing(
  tokenHash: string,
): Promise<Readonly<z.output<typeof Subject>> | null> {
  const [subject] = await readOfAll(
    Subject,
    sql`
      SELECT organisation_id AS "organisationId", person_id AS "personId", email FROM unsubscribe_subject(${tokenHash})`,
  )
  return subject ?? null
}

/** Stops all notices by mail to the person whose link it is, who need not be signed in. False: it is no link. Safe to repeat. */
export async function dangerouslyUnsubscribe(tokenHash: string, { now }: { now: Date }): Promise<boolean> {
  const subject = await dangerouslyFindUnsubscribing(tokenHash)
  if (subject === null) return false
  await inOrganisation(subject, async (transaction) => {
    await keepChoice(transaction, subject, { notByMail: mailChoices, now })
    await audit(transaction, subject, {
      action: 'person.unsubscribed',
      subject: { type: 'person', id: subject.personId },
      at: now,
    })
  })
  return true
}
