import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { holdOrganisation } from '#data/database/hold-organisation.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import type { Administrator } from '#data/viewer.ts'
import { channelFormValues } from './internal/channel-form-values.ts'
import { ChannelSettings } from './internal/channel-settings.ts'
import { teamExists } from './internal/team-exists.ts'
import type { ChannelAddress, ChannelRequest } from './make-channel.ts'

/**
 * Changes what a channel is called, what it hears, of whom, and in which language; and its address, or null to leave that as it
 * is. What waits goes to the new address.
 */
export async function changeChannel(
  viewer: Administrator,
  {
    channelId,
    seen,
    address,
    ...asked
  }: ChannelRequest & {
    readonly channelId: string
    readonly seen?: string
    readonly address: ChannelAddress | null
  },
  { now }: { now: Date },
): Promise<'changed' | 'not-found' | 'changed-meanwhile' | 'no-such-team'> {
  const { organisationId } = viewer
  const where = { organisationId, id: channelId, form: { not: 'events' } }
  return inOrganisation(viewer, async (transaction) => {
    await holdOrganisation(transaction, organisationId)
    const row = await transaction.webhook.findFirst({
      where,
      select: { name: true, form: true, language: true, hears: true, scope: true, teamId: true, address: true },
    })
    if (row === null) return 'not-found'
    const before = ChannelSettings.parse(row)
    const nextChannel = { ...asked, address: address?.shown ?? before.address }
    if (isOvertaken({ inForce: channelFormValues(before), wanted: channelFormValues(nextChannel), seen }))
      return 'changed-meanwhile'
    if (!(await teamExists(transaction, { organisationId, teamId: asked.teamId }))) return 'no-such-team'
    const hears = [...asked.hears]
    await transaction.webhook.updateMany({
      where,
      data: { ...nextChannel, hears, ...(address === null ? {} : { secret: address.sealed }) },
    })
    await audit(transaction, viewer, {
      action: 'channel.changed',
      subject: { type: 'webhook', id: channelId },
      detail: { ...nextChannel, hears, before: { ...before, hears: [...before.hears] } },
      at: now,
    })
    return 'changed'
  })
}
