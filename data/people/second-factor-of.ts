import { inOrganisation } from '#data/database/database.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'

/** Since when a person is asked for a second factor; null: they have none, or nobody is found. */
export async function secondFactorOf(viewer: Administrator, personId: string): Promise<Date | null> {
  const found = await inOrganisation(viewer, (transaction) =>
    transaction.secondFactor.findFirst({
      where: { person: { AND: [peopleInScope(viewer), { id: personId }] } },
      select: { confirmedAt: true },
    }),
  )
  return found?.confirmedAt ?? null
}
