import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { holdOrganisation } from '#data/database/hold-organisation.ts'
import type { Administrator } from '#data/viewer.ts'
import type { ChannelForm, ChannelNotice, ChannelScope } from '#domain/channels/channel-kinds.ts'
import { teamExists } from './internal/team-exists.ts'

export const mostChannels = 100

export type ChannelRequest = {
  readonly name: string
  readonly form: ChannelForm
  /** A tag of i18n/languages.ts. */
  readonly language: string
  readonly hears: readonly ChannelNotice[]
  readonly scope: ChannelScope
  /** Null: the scope is the organisation. */
  readonly teamId: string | null
}

/** A channel's address: sealed, and of it what is shown. */
export type ChannelAddress = { readonly sealed: string; readonly shown: string }

/**
 * Writes into a channel of Teams or Slack from now on. With an id that is there already nothing is made: the same form was sent
 * twice.
 */
export async function makeChannel(
  viewer: Administrator,
  {
    id,
    address,
    ...asked
  }: ChannelRequest & {
    readonly id: string
    readonly address: ChannelAddress
  },
  { now }: { now: Date },
): Promise<'made' | 'too-many' | 'gone' | 'no-such-team'> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await holdOrganisation(transaction, organisationId)
    if ((await transaction.webhook.count({ where: { organisationId, id } })) === 1) return 'made'
    const was = { organisationId, action: 'channel.made', subjectId: id }
    if ((await transaction.auditEvent.count({ where: was })) > 0) return 'gone'
    if (!(await teamExists(transaction, { organisationId, teamId: asked.teamId }))) return 'no-such-team'
    const channels = { organisationId, form: { not: 'events' } }
    if ((await transaction.webhook.count({ where: channels })) >= mostChannels) return 'too-many'
    const hears = [...asked.hears]
    // createMany reads nothing back: no process of ours may read the secret.
    await transaction.webhook.createMany({
      data: {
        ...{ ...asked, hears, organisationId, id, events: [], address: address.shown, secret: address.sealed },
        ...{ secretId: id, createdById: personId, createdAt: now, restsUntil: now },
      },
    })
    await audit(transaction, viewer, {
      action: 'channel.made',
      subject: { type: 'webhook', id },
      detail: { ...asked, hears, address: address.shown },
      at: now,
    })
    return 'made'
  })
}
