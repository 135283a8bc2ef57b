import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { inOrganisation } from '#data/database/database.ts'
import { now, type Strangers, type World } from '#data/strangers.testing.ts'
import { cancelMail } from './cancel-mail.ts'
import { findInvitationMail } from './find-invitation-mail.ts'
import { findMailProblem } from './find-mail-problem.ts'
import { listMail } from './list-mail.ts'
import { retryMail } from './retry-mail.ts'
import { queueMail } from './shared/queue-mail.ts'

async function theirMail({ home, theirs }: World): Promise<string> {
  const id = randomUUID()
  const mail = { organisationId: home.organisationId, personId: theirs.personId, id, kind: 'invitation' as const }
  await inOrganisation(home, (transaction) => queueMail(transaction, mail, { now }))
  return id
}

/** What a stranger gets from each: nothing of the home organisation's outbox. */
export const mail: Strangers = {
  listMail: async (world) => {
    await theirMail(world)
    const page = { shown: 'waiting' as const, before: null }
    expect(await listMail(world.stranger.administrator, page, { now })).toMatchObject({
      mails: [],
      counts: { waiting: 0 },
    })
  },
  findInvitationMail: async (world) => {
    await theirMail(world)
    expect(await findInvitationMail(world.stranger.administrator, world.theirs.personId, { now })).toBeNull()
  },
  retryMail: async (world) =>
    expect(await retryMail(world.stranger.administrator, await theirMail(world), { now })).toBe('not-found'),
  cancelMail: async (world) => {
    const id = await theirMail(world)
    expect(await cancelMail(world.stranger.administrator, id, { now })).toBe('not-found')
    expect(await world.owner.mail.count({ where: { id, status: 'waiting' } })).toBe(1)
  },
  findMailProblem: async (world) => {
    const id = await theirMail(world)
    await world.owner.mail.updateMany({ where: { id }, data: { status: 'failed', problem: 'refused', endedAt: now } })
    expect(await findMailProblem(world.home.administrator, world.theirs.personId)).toMatchObject({ problem: 'refused' })
    expect(await findMailProblem(world.stranger.administrator, world.theirs.personId)).toBeNull()
  },
}
