import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import type { Periods } from '#domain/retention/periods.ts'

/** Keeps what is kept for so long from now on. What is older goes in the next night. */
export async function changeRetention(
  viewer: Administrator,
  { statuses }: Periods,
  { now }: { now: Date },
): Promise<void> {
  const { organisationId } = viewer
  await inOrganisation(viewer, async (transaction) => {
    const before = await transaction.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { statusesKeptMonths: true },
    })
    if (before.statusesKeptMonths === statuses) return
    await transaction.organisation.updateMany({ where: { id: organisationId }, data: { statusesKeptMonths: statuses } })
    await audit(transaction, viewer, {
      action: 'retention.changed',
      subject: { type: 'organisation', id: organisationId },
      detail: { kind: 'statuses', months: statuses, monthsBefore: before.statusesKeptMonths },
      at: now,
    })
  })
}
