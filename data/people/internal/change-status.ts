import { reconcileEnrolments } from '#data/assignments/shared/reconcile-enrolments.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { endResetLinks } from '#data/people/internal/credential.ts'
import type { PersonStatus } from '#data/people/person-row.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'

export async function changeStatus<To extends 'active' | 'suspended'>(
  viewer: Administrator,
  personId: string,
  { from, to, now }: { from: PersonStatus[]; to: To; now: Date },
): Promise<To | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const joined = await transaction.credential.findFirst({
      where: { organisationId, personId },
      select: { personId: true },
    })
    const status = to === 'active' && joined === null ? 'invited' : to
    const { count } = await transaction.person.updateMany({
      where: { AND: [peopleInScope(viewer), { id: personId, status: { in: from }, leftAt: null }] },
      data: { status },
    })
    if (count === 0) return 'not-found'
    await endResetLinks(transaction, { organisationId, personId })
    await transaction.session.deleteMany({ where: { organisationId, personId } })
    await reconcileEnrolments(transaction, { organisationId, personIds: [personId], assignmentId: null, now })
    await audit(transaction, viewer, {
      action: to === 'suspended' ? 'person.suspended' : 'person.reinstated',
      subject: { type: 'person', id: personId },
    })
    return to
  })
}
