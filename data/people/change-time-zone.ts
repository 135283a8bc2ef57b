import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

/** The organisation's zone from now on, by its IANA name: what day it is for what is due. */
export async function changeTimeZone(
  viewer: Administrator,
  { timeZone }: { timeZone: string },
  { now }: { now: Date },
): Promise<void> {
  const { organisationId, organisationTimeZone: before } = viewer
  if (timeZone === before) return
  await inOrganisation(viewer, async (transaction) => {
    await transaction.organisation.updateMany({ where: { id: organisationId }, data: { timeZone } })
    await audit(transaction, viewer, {
      action: 'organisation.time-zone-changed',
      subject: { type: 'organisation', id: organisationId },
      detail: { timeZone, before },
      at: now,
    })
  })
}
