import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { now, type Strangers, type World } from '#data/strangers.testing.ts'
import { askStrength } from './ask-strength.ts'
import { listBreakGlass, nameBreakGlass, unnameBreakGlass } from './break-glass.ts'
import { groupsComing, listClaimedGroups, previewClaimedMeaning } from './claimed-groups.ts'
import { chooseGroupClaim, enterClaimedGroup, setClaimedMeaning } from './decide-groups.ts'
import { isOwnAccount } from './is-own-account.ts'
import { keepSignOnSettings } from './keep-settings.ts'
import { findSignOnSettings } from './settings.ts'
import { noteSignOnTrial, switchSignOn } from './switch-sign-on.ts'

const ofHome = {
  issuer: 'https://login.home.example',
  clientId: 'curtain',
  domains: ['home.example'],
  makesAccounts: false,
}

const homes = ({ owner, home }: World) => owner.signOn.findUnique({ where: { organisationId: home.organisationId } })

const ward = 'Ward nurses'

/** A group of home's provider, of which someone signed in. */
async function homesGroup({ owner, home }: World): Promise<string> {
  const { organisationId, personId } = home.administrator
  await owner.signOnAccount.deleteMany({ where: { organisationId } })
  await owner.signOnAccount.create({
    data: { organisationId, issuer: 'i', subject: 's', personId, linkedAt: now, groupValues: [ward], groupsAt: now },
  })
  return enterClaimedGroup(home.administrator, { value: ward }, { id: randomUUID(), now })
}

export const signOn: Strangers = {
  enterClaimedGroup: async (world) => {
    const groupId = await homesGroup(world)
    const theirs = await enterClaimedGroup(world.stranger.administrator, { value: ward }, { id: randomUUID(), now })
    expect(theirs).not.toBe(groupId)
    await world.owner.signOnGroup.deleteMany({ where: { organisationId: world.stranger.organisationId } })
  },
  listClaimedGroups: async (world) => {
    await homesGroup(world)
    const { groups } = await listClaimedGroups(world.stranger.administrator, { search: '', page: 1 })
    expect(groups).toEqual([])
  },
  previewClaimedMeaning: async (world) => {
    const groupId = await homesGroup(world)
    const meaning = { kind: 'role', role: 'manager' } as const
    expect(await previewClaimedMeaning(world.stranger.administrator, { groupId, meaning })).toBeNull()
  },
  setClaimedMeaning: async (world) => {
    const groupId = await homesGroup(world)
    const { stranger, home } = world
    const refusal = { ok: false, problem: 'not-found' }
    const role = { kind: 'role', role: 'administrator' } as const
    expect(await setClaimedMeaning(stranger.administrator, { groupId, meaning: role }, { now })).toEqual(refusal)
    const own = await enterClaimedGroup(stranger.administrator, { value: ward }, { id: randomUUID(), now })
    const team = { kind: 'member', teamId: home.teams.ward } as const
    expect(await setClaimedMeaning(stranger.administrator, { groupId: own, meaning: team }, { now })).toEqual(refusal)
    await world.owner.signOnGroup.deleteMany({ where: { organisationId: stranger.organisationId } })
  },
  groupsComing: async (world) => {
    await homesGroup(world)
    expect(await groupsComing(world.stranger.administrator)).toMatchObject({ came: 0, lastCame: null })
  },
  chooseGroupClaim: async (world) => {
    const { stranger } = world
    expect(await chooseGroupClaim(stranger.administrator, { claim: 'groups' })).toBe('not-found')
    expect((await homes(world))?.groupClaim ?? '').toBe('')
  },
  askStrength: async (world) => {
    expect(await askStrength(world.stranger.administrator, { strength: 'phr' })).toBe('not-found')
    expect((await homes(world))?.askedStrength ?? '').toBe('')
  },
  isOwnAccount: async (world) => {
    await homesGroup(world)
    const { home, stranger } = world
    const account = { issuer: 'i', subject: 's' }
    expect(await isOwnAccount(home.administrator, account)).toBe(true)
    for (const other of [stranger.administrator, home.wardManager])
      expect(await isOwnAccount(other, account)).toBe(false)
  },
  keepSignOnSettings: async (world) => {
    const { home, stranger } = world
    expect(await keepSignOnSettings(home.administrator, { ...ofHome, clientSecret: 'sealed' }, { now })).toEqual({
      ok: true,
    })
    const before = await homes(world)
    // Neither home's secret nor home's domain becomes theirs.
    expect(await keepSignOnSettings(stranger.administrator, { ...ofHome, clientSecret: null }, { now })).toMatchObject({
      ok: false,
    })
    expect(await keepSignOnSettings(stranger.administrator, { ...ofHome, clientSecret: 'x' }, { now })).toEqual({
      ok: false,
      problem: 'domain-taken',
    })
    expect(await homes(world)).toEqual(before)
  },
  findSignOnSettings: async ({ stranger }) => {
    expect(await findSignOnSettings(stranger.administrator)).toBeNull()
  },
  noteSignOnTrial: async (world) => {
    const { home, stranger, owner } = world
    const { organisationId } = stranger.administrator
    const attempt = { ...ofHome, organisationId: home.organisationId, now }
    expect(await noteSignOnTrial(stranger.administrator, attempt)).toBe(false)
    expect((await homes(world))?.triedAt).toBeNull()
    // One client of one provider for both: what was tried for home says nothing about theirs.
    const theirs = { ...ofHome, domains: ['stranger.example'], clientSecret: 'sealed' }
    expect(await keepSignOnSettings(stranger.administrator, theirs, { now })).toEqual({ ok: true })
    expect(await noteSignOnTrial(stranger.administrator, attempt)).toBe(false)
    expect(await owner.signOn.findUnique({ where: { organisationId } })).toMatchObject({ triedAt: null })
    await owner.signOnDomain.deleteMany({ where: { organisationId } })
    await owner.signOn.delete({ where: { organisationId } })
  },
  switchSignOn: async (world) => {
    expect(await switchSignOn(world.stranger.administrator, 'optional')).toEqual({ ok: false, problem: 'not-tried' })
    expect((await homes(world))?.requirement).toBe('off')
  },
  listBreakGlass: async ({ home, stranger }) => {
    const administrators = await listBreakGlass(stranger.administrator)
    expect(administrators.map(({ id }) => id)).not.toContain(home.administrator.personId)
  },
  nameBreakGlass: async ({ owner, home, stranger }) => {
    const { personId } = home.administrator
    expect(await nameBreakGlass(stranger.administrator, { personId, now })).toBe('not-found')
    expect(await owner.breakGlass.count({ where: { personId } })).toBe(0)
  },
  unnameBreakGlass: async ({ owner, home, stranger }) => {
    const { personId } = home.administrator
    await nameBreakGlass(home.administrator, { personId, now })
    await unnameBreakGlass(stranger.administrator, { personId })
    expect(await owner.breakGlass.count({ where: { personId } })).toBe(1)
  },
}
