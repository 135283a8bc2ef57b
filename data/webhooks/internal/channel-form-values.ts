import type { ChannelRequest } from '#data/webhooks/make-channel.ts'

/** What of a channel a form shows and changes, for its version. `address`: what is shown of it. */
export function channelFormValues({
  name,
  form,
  language,
  hears,
  scope,
  teamId,
  address,
}: ChannelRequest & { readonly address: string }) {
  return { name, form, language, hears: [...hears].sort(), scope, teamId, address }
}
