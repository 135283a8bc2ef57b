import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { now, type Strangers } from '#data/strangers.testing.ts'
import { dailyLimits } from '#domain/limits/daily-limits.ts'
import { addOwnPasskey } from './add-passkey.ts'
import { endOtherSessions, endOwnSession } from './end-own-session.ts'
import { listOwnSessions } from './list-own-sessions.ts'
import { listOwnPasskeys } from './list-passkeys.ts'
import { forgetOwnDevice, listOwnDevices } from './own-devices.ts'
import { findOwnProof, keepOwnProof } from './own-proof.ts'
import { ownPasswordIsShort } from './password-is-short.ts'
import { dangerouslyRememberDevice } from './remember-device.ts'
import { changeRememberedDays, findRememberedDays } from './remembered-days.ts'
import { removeOwnPasskey } from './remove-passkey.ts'
import { removeOwnSecondFactor, resetSecondFactor } from './remove-second-factor.ts'
import { changeFactorRule, findFactorSettings } from './required-factor.ts'
import { secondFactorOf } from './second-factor-of.ts'
import { changeSignInSettings, findSignInSettings } from './sign-in-settings.ts'
import { dangerouslyStartSession } from './start-session.ts'
import { takeDaily } from './take-daily.ts'

/** What a stranger gets from sessions and their limits: nothing of the home organisation's, nor of a colleague's. */
export const sessions: Strangers = {
  listOwnSessions: async ({ home, stranger }) => {
    await dangerouslyStartSession(home.administrator, {
      now,
      expiresAt: new Date(now.getTime() + 60_000),
      device: 'Firefox, Windows',
      network: '203.0.113.9',
    })
    expect((await listOwnSessions(home.administrator, { now })).map(({ device }) => device)).toContain(
      'Firefox, Windows',
    )
    expect(await listOwnSessions(stranger.administrator, { now })).toEqual([])
    expect(await listOwnSessions(home.wardManager, { now })).toEqual([])
  },
  endOwnSession: async ({ home, stranger }) => {
    const [session] = await listOwnSessions(home.administrator, { now })
    if (session === undefined) throw new Error('No session was begun')
    for (const other of [stranger.administrator, home.wardManager]) await endOwnSession(other, session.id)
    expect(await listOwnSessions(home.administrator, { now })).toContainEqual(session)
  },
  endOtherSessions: async ({ home, stranger }) => {
    const before = await listOwnSessions(home.administrator, { now })
    for (const other of [stranger.administrator, home.wardManager]) await endOtherSessions(other, { but: randomUUID() })
    expect(await listOwnSessions(home.administrator, { now })).toEqual(before)
  },
  findOwnProof: async ({ home, stranger }) => {
    const [session] = await listOwnSessions(home.administrator, { now })
    if (session === undefined) throw new Error('No session was begun')
    const sessionRef = { sessionId: session.id }
    expect(await findOwnProof(home.administrator, sessionRef)).toEqual({ provedAt: now, isOfProvider: false })
    for (const other of [stranger.administrator, home.wardManager])
      expect(await findOwnProof(other, sessionRef)).toBeNull()
  },
  keepOwnProof: async ({ home, stranger }) => {
    const [session] = await listOwnSessions(home.administrator, { now })
    if (session === undefined) throw new Error('No session was begun')
    const proof = { sessionId: session.id, provedAt: new Date(now.getTime() + 1), by: 'password', network: '' } as const
    for (const other of [stranger.administrator, home.wardManager]) expect(await keepOwnProof(other, proof)).toBe(false)
    expect(await findOwnProof(home.administrator, proof)).toMatchObject({ provedAt: now })
  },
  takeDaily: async ({ home, stranger }) => {
    const took: boolean[] = []
    for (let time = 0; time <= dailyLimits.keys; time++) took.push(await takeDaily(stranger.administrator, 'keys'))
    expect([took.filter(Boolean).length, took.at(-1)]).toEqual([dailyLimits.keys, false])
    expect(await takeDaily(stranger.administrator, 'teams')).toBe(true)
    for (const other of [home.administrator, stranger.wardManager]) expect(await takeDaily(other, 'keys')).toBe(true)
  },
  removeOwnSecondFactor: async ({ home, stranger, owner }) => {
    const { organisationId, personId } = home.administrator
    await owner.secondFactor.create({
      data: { organisationId, personId, sealed: 'theirs', createdAt: now, confirmedAt: now },
    })
    for (const other of [stranger.administrator, home.wardManager]) await removeOwnSecondFactor(other, { now })
    expect(await owner.secondFactor.count({ where: { personId } })).toBe(1)
  },
  resetSecondFactor: async ({ home, stranger, owner }) => {
    const { personId } = home.administrator
    expect(await resetSecondFactor(stranger.administrator, personId, { now })).toBe('not-found')
    expect(await owner.secondFactor.count({ where: { personId } })).toBe(1)
  },
  secondFactorOf: async ({ home, stranger }) => {
    const { personId } = home.administrator
    expect(await secondFactorOf(home.administrator, personId)).toEqual(now)
    expect(await secondFactorOf(stranger.administrator, personId)).toBeNull()
  },
  findRememberedDays: async ({ home, stranger, owner }) => {
    await owner.organisation.update({ where: { id: home.organisationId }, data: { devicesRememberedDays: 7 } })
    expect(await findRememberedDays(stranger.administrator)).toBe(0)
  },
  changeRememberedDays: async ({ home, stranger, owner }) => {
    await changeRememberedDays(stranger.administrator, { days: 30 }, { now })
    expect(await owner.organisation.count({ where: { id: home.organisationId, devicesRememberedDays: 7 } })).toBe(1)
  },
  listOwnDevices: async ({ home, stranger }) => {
    const sessionStart = { tokenHash: randomUUID(), device: 'Firefox, Windows', network: '203.0.113.9', now }
    await dangerouslyRememberDevice(home.administrator, sessionStart)
    expect(await listOwnDevices(home.administrator, { now })).toHaveLength(1)
    for (const other of [stranger.administrator, home.wardManager])
      expect(await listOwnDevices(other, { now })).toEqual([])
  },
  forgetOwnDevice: async ({ home, stranger }) => {
    const [device] = await listOwnDevices(home.administrator, { now })
    if (device === undefined) throw new Error('No device is remembered')
    for (const other of [stranger.administrator, home.wardManager]) await forgetOwnDevice(other, device.id, { now })
    expect(await listOwnDevices(home.administrator, { now })).toEqual([device])
  },
  ownPasswordIsShort: async ({ home, stranger, owner }) => {
    const { organisationId, personId } = home.administrator
    const own = { organisationId, personId }
    await owner.credential.upsert({
      where: { organisationId_personId: own },
      create: { ...own, passwordHash: 'sealed', isShort: true },
      update: { isShort: true },
    })
    expect(await ownPasswordIsShort(home.administrator)).toBe(true)
    for (const other of [stranger.administrator, home.wardManager]) expect(await ownPasswordIsShort(other)).toBe(false)
  },
  addOwnPasskey: async ({ home, stranger, owner }) => {
    const key = { credentialId: 'theirs', publicKey: new Uint8Array(1), counter: 0, transports: [], name: 'Phone' }
    expect(await addOwnPasskey(home.administrator, key, { now })).toBe('added')
    expect(await addOwnPasskey(stranger.administrator, key, { now })).toBe('known')
    expect(await owner.passkey.count({ where: { personId: home.administrator.personId } })).toBe(1)
  },
  listOwnPasskeys: async ({ home, stranger }) => {
    expect(await listOwnPasskeys(home.administrator)).toHaveLength(1)
    for (const other of [stranger.administrator, home.wardManager]) expect(await listOwnPasskeys(other)).toEqual([])
  },
  removeOwnPasskey: async ({ home, stranger }) => {
    const [passkey] = await listOwnPasskeys(home.administrator)
    if (passkey === undefined) throw new Error('There is no passkey')
    for (const other of [stranger.administrator, home.wardManager]) await removeOwnPasskey(other, passkey.id, { now })
    expect(await listOwnPasskeys(home.administrator)).toEqual([passkey])
  },
  findFactorSettings: async ({ home, stranger, owner }) => {
    const factorManagersFrom = new Date('2026-07-01')
    await owner.organisation.update({ where: { id: home.organisationId }, data: { factorManagersFrom } })
    expect((await findFactorSettings(home.administrator)).people.administrator).toEqual({ all: 1, having: 1 })
    expect(await findFactorSettings(stranger.administrator)).toMatchObject({
      rule: { manager: null },
      people: { administrator: { all: 1, having: 0 } },
    })
  },
  changeFactorRule: async ({ home, stranger, owner }) => {
    const nobody = { administrator: null, manager: null, clinician: null }
    const rule = { ...nobody, clinician: now }
    await changeFactorRule(stranger.administrator, { rule }, { now })
    expect(await owner.organisation.count({ where: { id: home.organisationId, factorCliniciansFrom: null } })).toBe(1)
  },
  findSignInSettings: async ({ home, stranger, owner }) => {
    await owner.organisation.update({ where: { id: home.organisationId }, data: { sessionIdleMinutes: 77 } })
    expect((await findSignInSettings(stranger.administrator)).idleMinutes).not.toBe(77)
  },
  changeSignInSettings: async ({ home, stranger, owner }) => {
    await changeSignInSettings(stranger.administrator, { idleMinutes: 30, longestMinutes: 31 }, { now })
    expect(await owner.organisation.count({ where: { id: home.organisationId, sessionLongestMinutes: 31 } })).toBe(0)
  },
}
