import type { Transaction } from '#data/database/database.ts'
import { givesUpAt, type MailKind } from '#domain/mail/mail-kinds.ts'

/**
 * Puts a mail to one person into the outbox, in the transaction that is its reason: both happen or neither. False when this
 * id was put there before, as by a form that was sent twice.
 */
export async function queueMail(
  transaction: Transaction,
  { organisationId, personId, id, kind }: { organisationId: string; personId: string; id: string; kind: MailKind },
  { now }: { now: Date },
): Promise<boolean> {
  // Not through Prisma's own insert, which also writes what the worker alone may say.
  const count = await transaction.$executeRaw`
    INSERT INTO mail (organisation_id, id, person_id, kind, created_at, started_at, give_up_at, next_try_at)
    VALUES (${organisationId}::uuid, ${id}::uuid, ${personId}::uuid, ${kind}, ${now}, ${now}, ${givesUpAt(kind, { now })}, ${now})
    ON CONFLICT DO NOTHING`
  return count === 1
}
