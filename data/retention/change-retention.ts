import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { holdOrganisation } from '#data/database/hold-organisation.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import type { Administrator } from '#data/viewer.ts'
import type { Periods } from '#domain/retention/periods.ts'

/** Keeps what is kept for so long from now on. What is older goes in the next night. `seen`: see isOvertaken(). */
export async function changeRetention(
  viewer: Administrator,
  { statuses, seen }: Periods & { seen?: string },
  { now }: { now: Date },
): Promise<'changed' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await holdOrganisation(transaction, organisationId)
    const before = await transaction.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { statusesKeptMonths: true },
    })
    const inForce = { statuses: before.statusesKeptMonths }
    if (isOvertaken({ inForce, wanted: { statuses }, seen })) return 'changed-meanwhile'
    if (before.statusesKeptMonths === statuses) return 'changed'
    await transaction.organisation.updateMany({ where: { id: organisationId }, data: { statusesKeptMonths: statuses } })
    await audit(transaction, viewer, {
      action: 'retention.changed',
      subject: { type: 'organisation', id: organisationId },
      detail: { kind: 'statuses', months: statuses, monthsBefore: before.statusesKeptMonths },
      at: now,
    })
    return 'changed'
  })
}
