import { expect } from 'vitest'
import { now, type Strangers, type World } from '#data/strangers.testing.ts'
import { listBreakGlass, nameBreakGlass, unnameBreakGlass } from './break-glass.ts'
import { keepSignOnSettings } from './keep-settings.ts'
import { findSignOnSettings } from './settings.ts'
import { noteSignOnTried, switchSignOn } from './switch-sign-on.ts'

const ofHome = {
  issuer: 'https://login.home.example',
  clientId: 'curtain',
  domains: ['home.example'],
  makesAccounts: false,
}

const homes = ({ owner, home }: World) => owner.signOn.findUnique({ where: { organisationId: home.organisationId } })

export const signOn: Strangers = {
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
  noteSignOnTried: async (world) => {
    const { home, stranger, owner } = world
    const { organisationId } = stranger.administrator
    const tried = { ...ofHome, organisationId: home.organisationId, now }
    expect(await noteSignOnTried(stranger.administrator, tried)).toBe(false)
    expect((await homes(world))?.triedAt).toBeNull()
    // One client of one provider for both: what was tried for home says nothing about theirs.
    const theirs = { ...ofHome, domains: ['stranger.example'], clientSecret: 'sealed' }
    expect(await keepSignOnSettings(stranger.administrator, theirs, { now })).toEqual({ ok: true })
    expect(await noteSignOnTried(stranger.administrator, tried)).toBe(false)
    expect(await owner.signOn.findUnique({ where: { organisationId } })).toMatchObject({ triedAt: null })
    await owner.signOnDomain.deleteMany({ where: { organisationId } })
    await owner.signOn.delete({ where: { organisationId } })
  },
  switchSignOn: async (world) => {
    expect(await switchSignOn(world.stranger.administrator, 'optional')).toEqual({ ok: false, problem: 'not-tried' })
    expect((await homes(world))?.requirement).toBe('off')
  },
  listBreakGlass: async ({ home, stranger }) => {
    const listed = await listBreakGlass(stranger.administrator)
    expect(listed.map(({ id }) => id)).not.toContain(home.administrator.personId)
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
