import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { now, type Strangers, type World } from '#data/strangers.testing.ts'
import { changeChannel } from './change-channel.ts'
import { findChannel } from './find-channel.ts'
import { listChannels } from './list-channels.ts'
import { makeChannel } from './make-channel.ts'

const request = { name: 'Ward 5', form: 'slack', language: 'en', hears: ['digest'], scope: 'organisation' } as const
const address = { sealed: 'sealed', shown: 'https://hooks.slack.com/…abcd' }

async function theirs({ home }: World): Promise<string> {
  const id = randomUUID()
  const channelRow = { ...request, teamId: null, id, address }
  expect(await makeChannel(home.administrator, channelRow, { now })).toBe('made')
  return id
}

export const channels: Strangers = {
  makeChannel: async (world) => {
    const { stranger, home } = world
    const ofTheirTeam = { ...request, scope: 'team', teamId: home.teams.bay, id: randomUUID(), address } as const
    expect(await makeChannel(stranger.administrator, ofTheirTeam, { now })).toBe('no-such-team')
  },
  listChannels: async (world) => {
    const id = await theirs(world)
    const ids = async (of: 'home' | 'stranger') => (await listChannels(world[of].administrator)).map((each) => each.id)
    expect(await ids('home')).toContain(id)
    expect(await ids('stranger')).not.toContain(id)
  },
  findChannel: async (world) => {
    const channelId = await theirs(world)
    expect(await findChannel(world.stranger.administrator, { channelId, before: null })).toBeNull()
  },
  changeChannel: async (world) => {
    const change = { ...request, teamId: null, channelId: await theirs(world), address }
    expect(await changeChannel(world.stranger.administrator, change, { now })).toBe('not-found')
  },
}
