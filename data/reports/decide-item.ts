import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

/**
 * An administrator has read a question that was taken out of the estimates, and says with a reason whether it stays out or
 * counts again. The next nightly recalibration follows it (prisma/functions/released_items.sql says how the decisions of
 * several organisations go together). A question that counts cannot be decided on: its flags are not a verdict.
 */
export async function decideItem(
  viewer: Administrator,
  { itemId, decision, reason }: { itemId: string; decision: 'stays-out' | 'counts-again'; reason: string },
  { now, id }: { now: Date; id: string },
): Promise<'decided' | 'not-quarantined'> {
  const { parameters } = await curriculumInService(viewer)
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const decided = await transaction.itemDecision.count({ where: { organisationId, id } })
    if (decided > 0) return 'decided'
    // What was let count again may be taken out again before the night follows the first decision.
    const before = await transaction.itemDecision.count({ where: { organisationId, itemId } })
    if (parameters.items[itemId]?.quarantined !== true && before === 0) return 'not-quarantined'
    await transaction.itemDecision.create({
      data: { organisationId, id, itemId, decision, reason, decidedById: personId, decidedAt: now },
    })
    await audit(transaction, viewer, {
      action: 'item.decided',
      subject: { type: 'organisation', id: organisationId },
      detail: { item: itemId, decision, reason },
      at: now,
    })
    return 'decided'
  })
}
