import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { takeDirectoryRequest } from '#data/people/directory-limits.ts'
import type { Strangers, World } from '#data/strangers.testing.ts'
import { now } from '#data/strangers.testing.ts'
import { type Provider, providerOfToken } from '#data/viewer.ts'
import { changeGroup } from './change-group.ts'
import { changeUser } from './change-user.ts'
import { createGroup } from './create-group.ts'
import { createUser } from './create-user.ts'
import { decideSuspensions } from './decide-suspensions.ts'
import { deleteGroup } from './delete-group.ts'
import { deleteUser } from './delete-user.ts'
import { directoryOverview } from './directory-overview.ts'
import { endToken } from './end-token.ts'
import { findGroup } from './find-group.ts'
import { findUser } from './find-user.ts'
import { listDirectoryGroups } from './list-directory-groups.ts'
import { listGroups } from './list-groups.ts'
import { listUsers } from './list-users.ts'
import { makeToken } from './make-token.ts'
import { previewMeaning } from './preview-meaning.ts'
import { setMeaning } from './set-meaning.ts'

const at = { now, invites: false, languageOf: () => 'en' }
const isExpected = () => true
const all = { filter: null, sortBy: null, descending: false, startIndex: 1, count: 10 }

/** The directory of one organisation, by a token of its own. */
async function directoryOf(world: World, of: 'home' | 'stranger'): Promise<Provider> {
  const id = randomUUID()
  const { administrator, organisationId } = world[of]
  await world.owner.scimToken.deleteMany({ where: { organisationId } })
  await makeToken(administrator, { id, name: of, tokenHash: id, expiresAt: new Date('2027-01-01') }, { now })
  const provider = await providerOfToken(id, { now })
  if (provider === null) throw new Error('the token does not hold')
  return provider
}

/** Both directories, and a user and a group of home's. */
async function directories(world: World) {
  const [home, stranger] = [await directoryOf(world, 'home'), await directoryOf(world, 'stranger')]
  const creation = await createUser(home, { userName: `${randomUUID()}@home.example`, active: true }, at)
  const group = await createGroup(home, { displayName: 'Theirs', members: [] }, at)
  if (!creation.ok) throw new Error('no user was made')
  return { home, stranger, userId: creation.user.id, groupId: group.id }
}

export const provisioning: Strangers = {
  takeDirectoryRequest: async (world) => {
    const { home, stranger } = await directories(world)
    expect([await takeDirectoryRequest(stranger), await takeDirectoryRequest(home)]).toEqual([true, true])
  },
  makeToken: async (world) => {
    const { home } = await directories(world)
    expect((await world.owner.scimToken.findMany({ where: { organisationId: home.organisationId } })).length).toBe(1)
  },
  endToken: async (world) => {
    const { home } = await directories(world)
    expect(await endToken(world.stranger.administrator, home.tokenId)).toBe('not-found')
  },
  createUser: async (world) => {
    const { stranger } = await directories(world)
    const user = { userName: 'bay-one@home.example', active: true }
    await createUser(stranger, user, at)
    const [theirs] = await world.owner.scimUser.findMany({ where: { organisationId: stranger.organisationId } })
    // A person of its own, of the same address.
    expect(theirs).toMatchObject({ problem: null })
    const person = await world.owner.person.findFirst({ where: { id: theirs?.personId ?? '' } })
    expect(person).toMatchObject({ organisationId: stranger.organisationId, email: user.userName })
    await world.owner.scimUser.deleteMany({ where: { organisationId: stranger.organisationId } })
    await world.owner.person.deleteMany({ where: { organisationId: stranger.organisationId, email: user.userName } })
  },
  changeUser: async (world) => {
    const { stranger, userId } = await directories(world)
    const change = (user: object) => ({ ...user, userName: 'stolen', active: false })
    expect(await changeUser(stranger, userId, { change, isExpected }, at)).toEqual({ ok: false, problem: 'not-found' })
  },
  deleteUser: async (world) => {
    const { stranger, userId } = await directories(world)
    expect(await deleteUser(stranger, userId, { isExpected }, at)).toBe('not-found')
  },
  findUser: async (world) => {
    const { stranger, userId } = await directories(world)
    expect(await findUser(stranger, userId)).toBeNull()
  },
  listUsers: async (world) => {
    const { stranger, userId } = await directories(world)
    const { rows } = await listUsers(stranger, all)
    expect(rows.map(({ id }) => id)).not.toContain(userId)
  },
  createGroup: async (world) => {
    const { stranger, userId } = await directories(world)
    const group = await createGroup(stranger, { displayName: 'Ours', members: [{ value: userId }] }, at)
    expect(group.members).toEqual([])
  },
  changeGroup: async (world) => {
    const { stranger, groupId } = await directories(world)
    const change = (group: object) => ({ ...group, displayName: 'Stolen', members: [] })
    expect(await changeGroup(stranger, groupId, { change, isExpected }, at)).toEqual({
      ok: false,
      problem: 'not-found',
    })
  },
  deleteGroup: async (world) => {
    const { stranger, groupId } = await directories(world)
    expect(await deleteGroup(stranger, groupId, { isExpected }, at)).toBe('not-found')
  },
  findGroup: async (world) => {
    const { stranger, groupId } = await directories(world)
    expect(await findGroup(stranger, groupId, { members: 'with' })).toBeNull()
  },
  listGroups: async (world) => {
    const { stranger, groupId } = await directories(world)
    const { rows } = await listGroups(stranger, all, { members: 'with' })
    expect(rows.map(({ id }) => id)).not.toContain(groupId)
  },
  listDirectoryGroups: async (world) => {
    const { groupId } = await directories(world)
    const { groups } = await listDirectoryGroups(world.stranger.administrator, { search: '', page: 1 })
    expect(groups.map(({ id }) => id)).not.toContain(groupId)
  },
  previewMeaning: async (world) => {
    const { groupId } = await directories(world)
    const meaning = { kind: 'role', role: 'manager' } as const
    expect(await previewMeaning(world.stranger.administrator, { groupId, meaning })).toBeNull()
  },
  setMeaning: async (world) => {
    const { groupId, stranger } = await directories(world)
    const meaning = { kind: 'role', role: 'administrator' } as const
    const refusal = { ok: false, problem: 'not-found' }
    expect(await setMeaning(world.stranger.administrator, { groupId, meaning }, at)).toEqual(refusal)
    const own = await createGroup(stranger, { displayName: 'Ours', members: [] }, at)
    const ward = { kind: 'member', teamId: world.home.teams.ward } as const
    expect(await setMeaning(world.stranger.administrator, { groupId: own.id, meaning: ward }, at)).toEqual(refusal)
  },
  directoryOverview: async (world) => {
    const { home } = await directories(world)
    const { tokens } = await directoryOverview(world.stranger.administrator)
    expect(tokens.map(({ id }) => id)).not.toContain(home.tokenId)
  },
  decideSuspensions: async (world) => {
    const { home, userId } = await directories(world)
    const where = { organisationId_id: { organisationId: home.organisationId, id: userId } }
    await world.owner.scimUser.update({ where, data: { heldSince: now } })
    const decisionOutcome = await decideSuspensions(world.stranger.administrator, { decision: 'suspend', count: 1 }, at)
    expect(decisionOutcome).toEqual({ ok: false, problem: 'changed-meanwhile' })
  },
}
