import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { replayPerson } from './internal/replay-person.ts'

/**
 * Computes every understanding that was computed with other parameters again, in all organisations. One person's at a
 * time, each in a transaction of their own: safe to stop and to repeat.
 */
export async function replayUnderstanding(owner: OwnerDatabase, parametersHash: string): Promise<number> {
  const people = await owner.understanding.findMany({
    where: { parametersHash: { not: parametersHash } },
    select: { organisationId: true, personId: true },
    distinct: ['organisationId', 'personId'],
  })
  for (const person of people)
    await owner.$transaction((transaction) => replayPerson(transaction, person, parametersHash), {
      timeout: 60_000,
      maxWait: 60_000,
    })
  return people.length
}
