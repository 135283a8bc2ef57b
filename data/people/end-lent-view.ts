import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Viewer } from '#data/viewer.ts'

/** Ends what the viewer lent to a colleague, or was lent. */
export async function endLentView(
  viewer: Viewer,
  { lentId }: { lentId: string },
  { now }: { now: Date },
): Promise<'ended' | 'not-found'> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const where = { organisationId, id: lentId, endedAt: null, OR: [{ fromId: personId }, { toId: personId }] }
    const lentView = await transaction.lentView.findFirst({ where, select: { toId: true } })
    if (lentView === null) return 'not-found'
    await transaction.lentView.updateMany({ where, data: { endedAt: now } })
    await audit(transaction, viewer, {
      action: 'view.lending-ended',
      subject: { type: 'person', id: lentView.toId },
      at: now,
    })
    return 'ended'
  })
}
