import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'
import { fullName } from '#domain/text/person-name.ts'
import { isSameName } from '#domain/text/same-name.ts'
import { saysWho } from '#domain/text/says-who.ts'

const ErasedRow = z.object({
  redacted: z.array(z.coerce.number()),
  records: z.number(),
})

export type ErasedPerson = 'erased' | 'not-found' | 'still-here' | 'other-name' | 'name-in-reason'

/** What is kept about someone may be thousands of records. */
const longestMs = 30_000

/**
 * Erases someone who left, whole or not at all: who they were goes, and cannot be brought back. What they did stays as training
 * evidence under `pseudonym` until the organisation's period for it ends, or goes too where it has ended. The audit trail keeps
 * what was done, without what would say by whom (prisma/functions/redact_events.sql). `typedName` has to be their name.
 */
export async function erasePerson(
  viewer: Administrator,
  {
    personId,
    typedName,
    reason,
    pseudonym,
  }: { personId: string; typedName: string; reason: string; pseudonym: string },
  { now }: { now: Date },
): Promise<ErasedPerson> {
  return inOrganisation(
    viewer,
    async (transaction) => {
      const person = await transaction.person.findFirst({
        where: { AND: [peopleInScope(viewer), { id: personId }] },
        select: { givenName: true, familyName: true, email: true, externalId: true, leftAt: true },
      })
      if (person === null) return 'not-found'
      if (person.leftAt === null) return 'still-here'
      if (!isSameName(typedName, fullName(person))) return 'other-name'
      // The reason outlives their name.
      if (saysWho(reason, person)) return 'name-in-reason'
      const [erased] = await readerWithin(transaction)(
        ErasedRow,
        sql`SELECT redacted, evidence_records AS records FROM erase_person(${personId}::uuid, ${pseudonym}::text, ${now}::timestamptz)`,
      )
      if (erased === undefined) return 'not-found'
      await transaction.dataRequest.updateMany({
        where: { organisationId: viewer.organisationId, personId, outcome: null },
        data: { outcome: 'done', reply: '', repliedById: viewer.personId, repliedAt: now },
      })
      await audit(transaction, viewer, {
        action: 'person.erased',
        subject: { type: 'person', id: personId },
        detail: { reason, records: erased.records, redacted: erased.redacted },
        at: now,
      })
      return 'erased'
    },
    { timeoutMs: longestMs },
  )
}
