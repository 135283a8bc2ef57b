import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
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
  const found = await inOrganisation({ organisationId }, (transaction) =>
    transaction.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { devicesRememberedDays: true },
    }),
  )
  return found.devicesRememberedDays
}

/** Changes it, for devices too that are remembered already: from the next sign-in on. */
export async function changeRememberedDays(
  viewer: Administrator,
  { days }: { days: number },
  { now }: { now: Date },
): Promise<void> {
  const { organisationId } = viewer
  await inOrganisation(viewer, async (transaction) => {
    const { count } = await transaction.organisation.updateMany({
      where: { id: organisationId, devicesRememberedDays: { not: days } },
      data: { devicesRememberedDays: days },
    })
    if (count === 0) return
    await audit(transaction, viewer, {
      action: 'organisation.remembered-days-changed',
      subject: { type: 'organisation', id: organisationId },
      detail: { days },
      at: now,
    })
  })
}
