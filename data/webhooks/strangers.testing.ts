import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { now, type Strangers, type World } from '#data/strangers.testing.ts'
import { changeWebhook } from './change-webhook.ts'
import { deleteWebhook } from './delete-webhook.ts'
import { findWebhook } from './find-webhook.ts'
import { listWebhooks } from './list-webhooks.ts'
import { makeWebhook } from './make-webhook.ts'
import { rotateWebhookSecret } from './rotate-webhook-secret.ts'
import { sendMessageAgain } from './send-again.ts'
import { switchWebhook } from './switch-webhook.ts'
import { testWebhook } from './test-webhook.ts'

const request = { name: 'LMS', address: 'https://lms.hospital.example/', events: ['completed'] as const }

async function theirs({ home }: World): Promise<string> {
  const id = randomUUID()
  expect(await makeWebhook(home.administrator, { ...request, id, secret: 'sealed' }, { now })).toBe('made')
  return id
}

export const webhooks: Strangers = {
  makeWebhook: async (world) => {
    const { stranger, owner } = world
    const id = await theirs(world)
    await makeWebhook(stranger.administrator, { ...request, id, secret: 'other' }, { now })
    expect(await owner.webhook.count({ where: { id, secret: 'sealed' } })).toBe(1)
  },
  listWebhooks: async (world) => {
    const id = await theirs(world)
    const ids = async (of: 'home' | 'stranger') => (await listWebhooks(world[of].administrator)).map((each) => each.id)
    expect(await ids('home')).toContain(id)
    expect(await ids('stranger')).not.toContain(id)
  },
  findWebhook: async (world) => {
    const webhookId = await theirs(world)
    expect(await findWebhook(world.stranger.administrator, { webhookId, before: null })).toBeNull()
  },
  changeWebhook: async (world) => {
    const webhookId = await theirs(world)
    expect(await changeWebhook(world.stranger.administrator, { ...request, webhookId }, { now })).toBe('not-found')
  },
  rotateWebhookSecret: async (world) => {
    const rotation = { webhookId: await theirs(world), id: randomUUID(), secret: 'theirs' }
    expect(await rotateWebhookSecret(world.stranger.administrator, rotation, { now })).toBe('not-found')
  },
  switchWebhook: async (world) => {
    const switchRequest = { webhookId: await theirs(world), on: false }
    expect(await switchWebhook(world.stranger.administrator, switchRequest, { now })).toBe('not-found')
  },
  testWebhook: async (world) => {
    const test = { webhookId: await theirs(world), id: randomUUID() }
    expect(await testWebhook(world.stranger.administrator, test, { now })).toBe('not-found')
  },
  sendMessageAgain: async (world) => {
    const id = randomUUID()
    await testWebhook(world.home.administrator, { webhookId: await theirs(world), id }, { now })
    expect(await sendMessageAgain(world.stranger.administrator, id, { now })).toBe('not-found')
  },
  deleteWebhook: async (world) => {
    expect(await deleteWebhook(world.stranger.administrator, await theirs(world), { now })).toBe('not-found')
  },
}
