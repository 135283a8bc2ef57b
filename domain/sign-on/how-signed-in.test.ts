import { expect, test } from 'vitest'
import { isProved, provedMinutes } from '#domain/sessions/identity-proof.ts'
import { authenticatedAt, isStrongEnough, provedAtProvider } from './how-signed-in.ts'

const now = new Date('2026-06-01T10:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const claims = (minutes: number) => ({ authenticatedSeconds: minutesAgo(minutes).getTime() / 1000, strength: null })

test('who has shown who they are has shown it for a quarter of an hour, and not by a clock that went back', () => {
  expect([0, provedMinutes - 0.1].map((minutes) => isProved(minutesAgo(minutes), { now }))).toEqual([true, true])
  expect([provedMinutes, -2].map((minutes) => isProved(minutesAgo(minutes), { now }))).toEqual([false, false])
  expect(isProved(null, { now })).toBe(false)
})

test('a strength is one of those that are asked for, letter by letter; who says none has the least', () => {
  const strong = (strength: string | null, wantedStrength: string) =>
    isStrongEnough({ authenticatedSeconds: null, strength }, wantedStrength)
  expect([strong('phr', 'phrh phr'), strong(null, ''), strong('0', '')]).toEqual([true, true, true])
  expect([strong('ph', 'phrh phr'), strong(null, 'phr'), strong('phrh phr', 'phrh phr')]).toEqual([false, false, false])
})

test('a provider that was asked anew counts from when it says that they signed in; one that never says, from now', () => {
  expect(provedAtProvider(claims(2), { now })).toEqual(minutesAgo(2))
  expect(provedAtProvider(claims(60), { now })).toBeNull()
  expect(provedAtProvider({ authenticatedSeconds: null, strength: null }, { now })).toEqual(now)
  // Its clock is ahead, and gains them nothing.
  expect(authenticatedAt(claims(-5), { now })).toEqual(now)
})
