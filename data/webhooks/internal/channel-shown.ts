import type { ChannelAsked } from '#data/webhooks/make-channel.ts'

/** What of a channel a form shows and changes, for its version. `address`: what is shown of it. */
export function channelShown({
  name,
  form,
  language,
  hears,
  scope,
  teamId,
  address,
}: ChannelAsked & { readonly address: string }) {
  return { name, form, language, hears: [...hears].sort(), scope, teamId, address }
}
