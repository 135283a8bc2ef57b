import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { monthsAfter } from '#domain/dates/months-after.ts'
import { periodsIn } from './internal/periods-in.ts'

export type ErasedPerson = {
  readonly pseudonym: string
  readonly erasedAt: Date
  /** Until when what they did is kept under the pseudonym; null: it is deleted. */
  readonly evidenceUntil: Date | null
}

/** Someone who was erased; null: nobody here, or someone who was not. */
export async function findErasedPerson(viewer: Administrator, personId: string): Promise<ErasedPerson | null> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const person = await transaction.person.findFirst({
      where: { organisationId, id: personId },
      select: { givenName: true, erasedAt: true, leftAt: true, evidenceDeletedAt: true },
    })
    if (person === null || person.erasedAt === null || person.leftAt === null) return null
    const { evidence: months } = await periodsIn(transaction, organisationId)
    return {
      pseudonym: person.givenName,
      erasedAt: person.erasedAt,
      evidenceUntil: person.evidenceDeletedAt === null ? monthsAfter(person.leftAt, months) : null,
    }
  })
}
