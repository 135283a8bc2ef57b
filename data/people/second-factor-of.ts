import { inOrganisation } from '#data/database/database.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'

/** Since when a person is asked for a second factor, an app or a passkey; null: they have none, or nobody is found. */
export async function secondFactorOf(viewer: Administrator, personId: string): Promise<Date | null> {
  const person = await inOrganisation(viewer, (transaction) =>
    transaction.person.findFirst({
      where: { AND: [peopleInScope(viewer), { id: personId }] },
      select: {
        secondFactor: { select: { confirmedAt: true } },
        passkeys: { select: { createdAt: true }, orderBy: { createdAt: 'asc' }, take: 1 },
      },
    }),
  )
  const since = [person?.secondFactor?.confirmedAt, person?.passkeys[0]?.createdAt].flatMap((at) => at ?? [])
  return since.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}
