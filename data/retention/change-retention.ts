import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { holdOrganisation } from '#data/database/hold-organisation.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import type { Administrator } from '#data/viewer.ts'
import { isTrailTooShort, type RetentionKind } from '#domain/retention/periods.ts'
import { columnOf, periodsIn } from './internal/periods-in.ts'

/** Keeps one kind of data for so many months from now on. What is older goes in the next night. `seen`: see isOvertaken(). */
export async function changeRetention(
  viewer: Administrator,
  { kind, months, seen }: { kind: RetentionKind; months: number; seen?: string },
  { now }: { now: Date },
): Promise<'changed' | 'changed-meanwhile' | 'trail-too-short'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await holdOrganisation(transaction, organisationId)
    const periods = await periodsIn(transaction, organisationId)
    const before = periods[kind]
    if (isOvertaken({ inForce: { [kind]: before }, wanted: { [kind]: months }, seen })) return 'changed-meanwhile'
    if (before === months) return 'changed'
    if (isTrailTooShort({ ...periods, [kind]: months })) return 'trail-too-short'
    await transaction.organisation.updateMany({ where: { id: organisationId }, data: { [columnOf[kind]]: months } })
    await audit(transaction, viewer, {
      action: 'retention.changed',
      subject: { type: 'organisation', id: organisationId },
      detail: { kind, months, monthsBefore: before },
      at: now,
    })
    return 'changed'
  })
}
