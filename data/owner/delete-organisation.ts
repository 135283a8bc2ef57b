import type { OwnerDatabase } from './owner-database.ts'

/** Deletes an organisation with everything that belongs to it, whole or not at all. */
export async function deleteOrganisation(owner: OwnerDatabase, organisationId: string): Promise<void> {
  const where = { organisationId }
  await owner.$transaction([
    owner.answer.deleteMany({ where }),
    owner.attempt.deleteMany({ where }),
    owner.enrolment.deleteMany({ where }),
    owner.assignment.deleteMany({ where }),
    owner.understanding.deleteMany({ where }),
    owner.auditEvent.deleteMany({ where }),
    owner.person.deleteMany({ where }),
    owner.team.updateMany({ where, data: { parentId: null } }),
    owner.team.deleteMany({ where }),
    owner.policy.deleteMany({ where }),
    owner.organisation.delete({ where: { id: organisationId } }),
  ])
}
