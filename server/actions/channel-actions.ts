'use server'

import { z } from 'zod'
import { changeChannel } from '#data/webhooks/change-channel.ts'
import { type ChannelRequest, makeChannel } from '#data/webhooks/make-channel.ts'
import { channelForms, channelNotices, partOfAddress } from '#domain/channels/channel-kinds.ts'
import { languageTags } from '#i18n/languages.ts'
import { webhookKeys } from '#platform/env.ts'
import { sealHash } from '#platform/password.ts'
import { provenAction } from './action.ts'
import { Identifier, many, RequiredText, SeenVersion } from './fields.ts'
import { MessageAddress } from './webhook-address.ts'

/** Null: the organisation. */
const TeamOrOrganisation = z
  .string()
  .default('organisation')
  .transform((of) => (of === 'organisation' ? null : of))
  .pipe(Identifier.nullable())

// Called a secret, so that no form that comes back carries it: whoever has the address can write into the channel.
const AskedChannel = z.object({
  channelName: RequiredText,
  form: z.enum(channelForms, 'required'),
  secretAddress: MessageAddress,
  channelLanguage: z.enum(languageTags, 'required'),
  teamId: TeamOrOrganisation,
  below: z.literal('yes').optional(),
  hears: many(z.enum(channelNotices, 'notice-required')).refine((hears) => hears.length > 0, 'notice-required'),
})

/** Left empty, the address stays as it is. */
const AddressOrNone = z
  .string()
  .default('')
  .transform((text, context) => {
    if (text.trim() === '') return null
    const address = MessageAddress.safeParse(text)
    if (address.success) return address.data
    context.addIssue({ code: 'custom', message: address.error.issues[0]?.message ?? 'not-a-webhook-address' })
    return z.NEVER
  })

type Fields = Omit<z.output<typeof AskedChannel>, 'secretAddress'>

function askedOf({ channelName: name, form, channelLanguage: language, teamId, below, hears }: Fields): ChannelRequest {
  const scope = teamId === null ? 'organisation' : below === undefined ? 'team' : 'team-and-below'
  return { name, form, language, teamId, scope, hears }
}

function keptOf(address: string) {
  return { sealed: sealHash(address, webhookKeys()), shown: partOfAddress(address) }
}

const noSuchTeam = { ok: false, field: 'teamId', problem: 'not-found' } as const

/** Adds a channel of Teams or Slack and goes to its page, where it can be tried. */
export const addChannel = provenAction(
  'administrator',
  AskedChannel,
  async (viewer, { secretAddress, ...fields }, { now, id }) => {
    const outcome = await makeChannel(viewer, { ...askedOf(fields), id, address: keptOf(secretAddress) }, { now })
    if (outcome === 'made') return { ok: true, goTo: `/admin/channels/${id}?done=added` }
    if (outcome === 'no-such-team') return noSuchTeam
    return { ok: false, field: 'channelName', problem: outcome === 'gone' ? 'not-found' : 'too-many-channels' }
  },
)

export const changeChannelTo = provenAction(
  'administrator',
  AskedChannel.extend({
    channelId: Identifier,
    seen: SeenVersion,
    secretAddress: AddressOrNone,
  }),
  async (viewer, { channelId, seen, secretAddress, ...fields }, at) => {
    const address = secretAddress === null ? null : keptOf(secretAddress)
    const outcome = await changeChannel(viewer, { ...askedOf(fields), channelId, seen, address }, at)
    if (outcome === 'changed') return { ok: true, goTo: `/admin/channels/${channelId}?done=changed` }
    return outcome === 'no-such-team' ? noSuchTeam : { ok: false, field: 'channelName', problem: outcome }
  },
)
