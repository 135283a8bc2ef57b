import { z } from 'zod'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'
import { fullName } from '#domain/text/person-name.ts'
import { isSameName } from '#domain/text/same-name.ts'
import { saysWho } from '#domain/text/says-who.ts'

const ErasedRow = z.object({ records: z.number().nullable() })

export type ErasedPerson = 'erased' | 'not-found' | 'still-here' | 'other-name' | 'name-in-reason'

/** What is kept about someone may be thousands of records. */
const longestMs = 30_000

/**
 * Erases someone who left, whole or not at all: who they were goes, and cannot be brought back. What they did stays as training
 * evidence under `pseudonym` until the organisation's period for it ends, or goes too where it has ended. The audit trail keeps
 * what was done, without what would say by whom (prisma/functions/redact_events.sql), and that they were erased. `typedName` has to
 * be their name.
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
      const [erasure] = await readerWithin(transaction)(
        ErasedRow,
        sql`SELECT erase_person(${viewer.personId}::uuid, ${personId}::uuid, ${reason}::text, ${pseudonym}::text, ${now}::timestamptz) AS records`,
      )
      return erasure?.records == null ? 'not-found' : 'erased'
    },
    { timeoutMs: longestMs },
  )
}
