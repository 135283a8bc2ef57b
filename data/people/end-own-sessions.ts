import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { endResetLinks } from '#data/people/internal/credential.ts'
import { forgetDevices } from '#data/people/internal/forget-devices.ts'
import type { Viewer } from '#data/viewer.ts'

/** Ends every session and every link to a new password of the viewer's own, on every device; the cookie that asked for it is dead too. */
export async function endOwnSessions(viewer: Viewer): Promise<void> {
  await inOrganisation(viewer, async (transaction) => {
    await endResetLinks(transaction, viewer)
    await forgetDevices(transaction, viewer)
    await transaction.session.deleteMany({
      where: { organisationId: viewer.organisationId, personId: viewer.personId },
    })
    await audit(transaction, viewer, { action: 'person.signed-out', subject: { type: 'person', id: viewer.personId } })
  })
}
