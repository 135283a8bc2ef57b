import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Viewer } from '#data/viewer.ts'

/** The zone in which the viewer reads dates from now on, by its IANA name; null: the organisation's. */
export async function changeOwnTimeZone(viewer: Viewer, { timeZone }: { timeZone: string | null }): Promise<void> {
  const { organisationId, personId } = viewer
  await inOrganisation(viewer, async (transaction) => {
    await transaction.person.updateMany({ where: { organisationId, id: personId }, data: { timeZone } })
    await audit(transaction, viewer, { action: 'person.time-zone-changed', subject: { type: 'person', id: personId } })
  })
}

/** The viewer's own zone; null: they read dates in the organisation's. */
export async function findOwnTimeZone({ organisationId, personId, ...viewer }: Viewer): Promise<string | null> {
  return inOrganisation({ ...viewer, organisationId }, async (transaction) => {
    const own = await transaction.person.findFirst({
      where: { organisationId, id: personId },
      select: { timeZone: true },
    })
    return own?.timeZone ?? null
  })
}
