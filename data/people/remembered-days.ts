import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { holdOrganisation } from '#data/database/hold-organisation.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import type { Administrator } from '#data/viewer.ts'

/** For how many days the organisation lets a device be remembered; 0: never. */
export async function findRememberedDays(viewer: Administrator): Promise<number> {
  return dangerouslyFindRememberedDays(viewer)
}

/** The same, before anyone is signed in. */
export async function dangerouslyFindRememberedDays({
  organisationId,
}: {
  readonly organisationId: string
}): Promise<number> {
  const organisation = await inOrganisation({ organisationId }, (transaction) =>
    transaction.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { devicesRememberedDays: true },
    }),
  )
  return organisation.devicesRememberedDays
}

/** Changes it, for devices too that are remembered already: from the next sign-in on. `seen`: see isOvertaken(). */
export async function changeRememberedDays(
  viewer: Administrator,
  { days, seen }: { days: number; seen?: string },
  { now }: { now: Date },
): Promise<'changed' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await holdOrganisation(transaction, organisationId)
    const { devicesRememberedDays: before } = await transaction.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { devicesRememberedDays: true },
    })
    if (isOvertaken({ inForce: { days: before }, wanted: { days }, seen })) return 'changed-meanwhile'
    if (before === days) return 'changed'
    await transaction.organisation.updateMany({ where: { id: organisationId }, data: { devicesRememberedDays: days } })
    await audit(transaction, viewer, {
      action: 'organisation.remembered-days-changed',
      subject: { type: 'organisation', id: organisationId },
      detail: { days },
      at: now,
    })
    return 'changed'
  })
}
