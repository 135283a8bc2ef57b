import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { now, type Strangers } from '#data/strangers.testing.ts'
import { endOtherSessions, endOwnSession } from './end-own-session.ts'
import { listOwnSessions } from './list-own-sessions.ts'
import { removeOwnSecondFactor, resetSecondFactor } from './remove-second-factor.ts'
import { secondFactorOf } from './second-factor-of.ts'
import { changeSignInSettings, findSignInSettings } from './sign-in-settings.ts'
import { dangerouslyStartSession } from './start-session.ts'

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
  findSignInSettings: async ({ home, stranger, owner }) => {
    await owner.organisation.update({ where: { id: home.organisationId }, data: { sessionIdleMinutes: 77 } })
    expect((await findSignInSettings(stranger.administrator)).idleMinutes).not.toBe(77)
  },
  changeSignInSettings: async ({ home, stranger, owner }) => {
    await changeSignInSettings(stranger.administrator, { idleMinutes: 30, longestMinutes: 31 }, { now })
    expect(await owner.organisation.count({ where: { id: home.organisationId, sessionLongestMinutes: 31 } })).toBe(0)
  },
}
