import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { endResetLinks } from '#data/people/internal/credential.ts'
import { forgetDevices } from '#data/people/internal/forget-devices.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'

/** Ends every session and every link to a new password of a person's, when a phone is lost or a password may be known. */
export async function signPersonOut(viewer: Administrator, personId: string): Promise<'signed-out' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    if ((await transaction.person.count({ where: { AND: [peopleInScope(viewer), { id: personId }] } })) === 0)
      return 'not-found'
    await endResetLinks(transaction, { organisationId, personId })
    await forgetDevices(transaction, { organisationId, personId })
    await transaction.session.deleteMany({ where: { organisationId, personId } })
    await audit(transaction, viewer, { action: 'person.signed-out', subject: { type: 'person', id: personId } })
    return 'signed-out'
  })
}
