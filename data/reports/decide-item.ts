import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation, type Transaction } from '#data/database/database.ts'
import { holdOrganisation } from '#data/database/hold-organisation.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import { ItemStatisticsSchema } from '#data/understanding/shared/item-statistics.ts'
import type { Administrator } from '#data/viewer.ts'
import { isInDoubt } from '#domain/comprehension/items/items-in-doubt.ts'
import { shownDecision } from './internal/item-decisions.ts'
import type { ItemOutcome } from './items.ts'

/**
 * An administrator has read a question that was taken out of the estimates or that its answers cast doubt on, and says with
 * a reason that it does not count, that it counts, or that it is to be corrected, which leaves it as it was. The next night
 * follows it in the estimates of this organisation and of no other (settle-parameters.ts). A question that nothing speaks
 * against cannot be decided on.
 *
 * @param seen see isOvertaken(): nobody overrules a decision that they have not read.
 */
export async function decideItem(
  viewer: Administrator,
  { itemId, decision, reason, seen }: { itemId: string; decision: ItemOutcome; reason: string; seen?: string },
  { now, id }: { now: Date; id: string },
): Promise<'decided' | 'not-in-doubt' | 'changed-meanwhile'> {
  const { parameters } = await curriculumInService(viewer)
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await holdOrganisation(transaction, organisationId)
    const decisionCount = await transaction.itemDecision.count({ where: { organisationId, id } })
    if (decisionCount > 0) return 'decided'
    const isQuarantined = parameters.items[itemId]?.quarantined === true
    // What was let count again may be taken out again before the night follows the first decision.
    const before = await transaction.itemDecision.findFirst({
      where: { organisationId, itemId },
      orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    })
    if (!isQuarantined && before === null && !(await isDoubtedNow(transaction, itemId))) return 'not-in-doubt'
    if (isOvertaken({ inForce: shownDecision(before), wanted: null, seen })) return 'changed-meanwhile'
    const contested = decision === 'contested'
    const asBefore = before?.decision ?? (isQuarantined ? 'stays-out' : 'counts-again')
    await transaction.itemDecision.create({
      data: {
        organisationId,
        id,
        itemId,
        decision: contested ? asBefore : decision,
        contested,
        reason,
        decidedById: personId,
        decidedAt: now,
      },
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

async function isDoubtedNow(transaction: Transaction, itemId: string): Promise<boolean> {
  const newest = await transaction.itemStatistics.findFirst({ where: { itemId }, orderBy: { computedAt: 'desc' } })
  return isInDoubt(newest === null ? null : ItemStatisticsSchema.parse(newest.document))
}
