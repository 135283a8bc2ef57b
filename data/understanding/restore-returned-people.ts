import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { inOrganisation } from '#data/database/database.ts'
import { replayPerson } from './internal/replay-person.ts'

/**
 * Computes the statuses of people who came back again, from the answers that they gave before they left: these were deleted
 * while they were away (data/retention). One person a transaction; killed anywhere, the next run does the rest. It has no
 * viewer: call it from the job alone. Returns how many people there were.
 */
export async function dangerouslyRestoreReturnedPeople(organisationId: string): Promise<number> {
  const { parametersHash } = await curriculumInService({ organisationId })
  const waiting = { organisationId, leftAt: null, statusesDeletedAt: { not: null } }
  const people = await inOrganisation({ organisationId }, (transaction) =>
    transaction.person.findMany({ where: waiting, select: { id: true }, orderBy: { id: 'asc' } }),
  )
  for (const { id: personId } of people)
    await inOrganisation({ organisationId }, async (transaction) => {
      await replayPerson(transaction, { organisationId, personId }, parametersHash, { practices: 'all' })
      await transaction.person.updateMany({ where: { ...waiting, id: personId }, data: { statusesDeletedAt: null } })
    })
  return people.length
}
