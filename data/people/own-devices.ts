import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Viewer } from '#data/viewer.ts'

export type OwnDevice = {
  readonly id: string
  readonly device: string
  readonly network: string
  readonly createdAt: Date
  readonly lastUsedAt: Date
  /** Until when: sooner than was said at first, where the organisation has taken days away since. */
  readonly rememberedUntil: Date
}

/** On which devices the viewer is not asked for their second factor now, used last first. */
export async function listOwnDevices(viewer: Viewer, { now }: { now: Date }): Promise<readonly OwnDevice[]> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const { devicesRememberedDays: days } = await transaction.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { devicesRememberedDays: true },
    })
    const allowedMs = days * 24 * 60 * 60 * 1000
    const devices = await transaction.rememberedDevice.findMany({
      where: {
        organisationId,
        personId,
        expiresAt: { gt: now },
        createdAt: { gt: new Date(now.getTime() - allowedMs) },
      },
      orderBy: [{ lastUsedAt: 'desc' }, { id: 'asc' }],
      take: 100,
      select: { id: true, device: true, network: true, createdAt: true, lastUsedAt: true, expiresAt: true },
    })
    return devices.map(({ expiresAt, ...device }) => ({
      ...device,
      rememberedUntil: new Date(Math.min(expiresAt.getTime(), device.createdAt.getTime() + allowedMs)),
    }))
  })
}

/** Asks for the second factor again on one device of the viewer’s own. One that is not remembered is asked anyway. */
export async function forgetOwnDevice(viewer: Viewer, deviceId: string, { now }: { now: Date }): Promise<void> {
  const { organisationId, personId } = viewer
  await inOrganisation(viewer, async (transaction) => {
    const { count } = await transaction.rememberedDevice.deleteMany({
      where: { organisationId, personId, id: deviceId },
    })
    if (count === 0) return
    await audit(transaction, viewer, {
      action: 'second-factor.device-forgotten',
      subject: { type: 'person', id: personId },
      at: now,
    })
  })
}
