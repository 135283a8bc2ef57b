import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { keepPasswordHash } from '#data/people/internal/credential.ts'
import { forgetDevices } from '#data/people/internal/forget-devices.ts'
import type { Viewer } from '#data/viewer.ts'

/** Sets the viewer's own password (argon2id, PHC string) and ends every session of theirs. */
export async function changeOwnPassword(
  viewer: Viewer,
  { passwordHash, isShort = false, now }: { passwordHash: string; isShort?: boolean; now: Date },
): Promise<void> {
  const { organisationId, personId } = viewer
  await inOrganisation(viewer, async (transaction) => {
    await keepPasswordHash(transaction, { organisationId, personId, passwordHash, isShort, now })
    await forgetDevices(transaction, { organisationId, personId })
    await transaction.session.deleteMany({ where: { organisationId, personId } })
    await audit(transaction, viewer, { action: 'password.changed', subject: { type: 'person', id: personId } })
  })
}
