import { randomUUID } from 'node:crypto'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { queueMail } from '#data/mail/shared/queue-mail.ts'
import { forgetDevices } from '#data/people/internal/forget-devices.ts'
import type { Viewer } from '#data/viewer.ts'

/** Removes one passkey of the viewer's own; they are mailed. One that is not theirs is not there. */
export async function removeOwnPasskey(viewer: Viewer, passkeyId: string, { now }: { now: Date }): Promise<void> {
  const { organisationId, personId } = viewer
  await inOrganisation(viewer, async (transaction) => {
    const { count } = await transaction.passkey.deleteMany({ where: { organisationId, personId, id: passkeyId } })
    if (count === 0) return
    await forgetDevices(transaction, { organisationId, personId })
    await queueMail(transaction, { organisationId, personId, id: randomUUID(), kind: 'passkey-removed' }, { now })
    await audit(transaction, viewer, {
      action: 'passkey.removed',
      subject: { type: 'person', id: personId },
      at: now,
    })
  })
}
