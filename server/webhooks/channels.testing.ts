import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type ChannelRequest, makeChannel } from '#data/webhooks/make-channel.ts'
import { webhookKeys } from '#platform/env.ts'
import { sealHash } from '#platform/password.ts'
import { tellWebhooksIn } from '#server/jobs/webhooks.ts'
import { livedOrganisation } from '#simulation/testing/set-up.ts'
import { start, withReceiver } from './webhooks.testing.ts'

/** A Monday, two minutes after mail may come: the organisation is in UTC. */
export const monday = new Date('2026-07-13T08:02:00Z')

export function past(milliseconds: number, since = monday): Date {
  return new Date(since.getTime() + milliseconds)
}

/** Makes what channels are to be told by then, and says how many messages that are. */
export async function makeMessages(now: Date): Promise<number> {
  return (await tellWebhooksIn(livedOrganisation.organisationId, { now })).channels
}

/** A receiver for each test, and channels that post to it. */
export function withChannels() {
  const at = withReceiver()
  const channel = async (changes: Partial<ChannelRequest> = {}): Promise<string> => {
    const id = randomUUID()
    const usual = { name: 'Ward 5', form: 'teams', language: 'en', hears: ['digest'], scope: 'organisation' } as const
    const address = { sealed: sealHash(at.receiver.address, webhookKeys()), shown: 'http://localhost/…hook' }
    const newChannel = { ...usual, teamId: null, ...changes, id, address }
    expect(await makeChannel(livedOrganisation.administrator, newChannel, { now: start })).toBe('made')
    return id
  }
  return Object.assign(at, { channel })
}
