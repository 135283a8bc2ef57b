import { z } from 'zod'
import { channelForms, channelNotices, channelScopes } from '#domain/channels/channel-kinds.ts'

/** What is kept of a channel's settings; of its address, what is shown. */
export const ChannelSettings = z.object({
  name: z.string(),
  address: z.string(),
  form: z.enum(channelForms),
  language: z.string(),
  hears: z.array(z.enum(channelNotices)),
  scope: z.enum(channelScopes),
  teamId: z.string().nullable(),
})
