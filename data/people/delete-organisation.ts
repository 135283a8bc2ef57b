import type { OwnerDatabase } from '#data/database/owner-database.ts'

/** Deletes an organisation with everything that belongs to it, whole or not at all. */
export async function deleteOrganisation(owner: OwnerDatabase, organisationId: string): Promise<void> {
  const where = { organisationId }
  await owner.$transaction(async (transaction) => {
    await transaction.answer.deleteMany({ where })
    await transaction.attempt.deleteMany({ where })
    await transaction.followUp.deleteMany({ where })
    await transaction.enrolment.deleteMany({ where })
    await transaction.assignment.deleteMany({ where })
    await transaction.understanding.deleteMany({ where })
    await transaction.auditEvent.deleteMany({ where })
    await transaction.person.deleteMany({ where })
    await transaction.team.updateMany({ where, data: { parentId: null } })
    await transaction.team.deleteMany({ where })
    await transaction.policy.deleteMany({ where })
    await transaction.organisation.delete({ where: { id: organisationId } })
  })
}
