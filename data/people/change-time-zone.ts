import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { holdOrganisation } from '#data/database/hold-organisation.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import type { Administrator } from '#data/viewer.ts'

/** The organisation's zone from now on, by its IANA name: what day it is for what is due. `seen`: see isOvertaken(). */
export async function changeTimeZone(
  viewer: Administrator,
  { timeZone, seen }: { timeZone: string; seen?: string },
  { now }: { now: Date },
): Promise<'changed' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await holdOrganisation(transaction, organisationId)
    const { timeZone: before } = await transaction.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { timeZone: true },
    })
    if (isOvertaken({ inForce: { timeZone: before }, wanted: { timeZone }, seen })) return 'changed-meanwhile'
    if (timeZone === before) return 'changed'
    await transaction.organisation.updateMany({ where: { id: organisationId }, data: { timeZone } })
    await audit(transaction, viewer, {
      action: 'organisation.time-zone-changed',
      subject: { type: 'organisation', id: organisationId },
      detail: { timeZone, before },
      at: now,
    })
    return 'changed'
  })
}
