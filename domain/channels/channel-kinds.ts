/** What a channel is written to with: an Adaptive Card for Teams, blocks for Slack. */
export const channelForms = ['teams', 'slack'] as const
export type ChannelForm = (typeof channelForms)[number]

/** What a channel can hear: the week's digest, what was newly assigned, and what is due within a week; as numbers alone. */
export const channelNotices = ['digest', 'assigned', 'due-soon'] as const
export type ChannelNotice = (typeof channelNotices)[number]

/** Of whom a channel hears. A team is always meant with those below it, as in reports; `team-and-below` names these too. */
export const channelScopes = ['organisation', 'team', 'team-and-below'] as const
export type ChannelScope = (typeof channelScopes)[number]

const shownOfEnd = 4

/** What is shown of a channel's address, which is a secret: its host, and how it ends, so that two can be told apart. */
export function partOfAddress(address: string): string {
  return `${new URL(address).origin}/…${address.slice(-shownOfEnd)}`
}
