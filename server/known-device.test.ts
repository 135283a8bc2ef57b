import { expect, test } from 'vitest'
import { deviceCookieWith, deviceKnownTo } from './known-device.ts'

const account = (person: string) => ({ organisationId: 'ward', personId: `person ${person}` })

test('a device is known to the accounts that were signed in to on it, and to no other', () => {
  const first = deviceCookieWith(undefined, account('a'))
  const both = deviceCookieWith(first, account('b'))
  expect(deviceKnownTo(both, account('a'))).toBe(deviceKnownTo(first, account('a')))
  expect(deviceKnownTo(both, account('b'))).not.toBeNull()
  expect(deviceKnownTo(both, account('c'))).toBeNull()
  // The same address may be someone else's in another organisation.
  expect(deviceKnownTo(both, { ...account('a'), organisationId: 'another' })).toBeNull()
  expect(both).not.toMatch(/ward|person/)
})

test('nobody can write one for another account, or carry a seal over to another device', () => {
  const [, seal = ''] = deviceCookieWith(undefined, account('a')).split('.')
  const [device = ''] = deviceCookieWith(undefined, account('b')).split('.')
  expect(deviceKnownTo(`${device}.${seal}`, account('a'))).toBeNull()
  for (const brokenCookie of ['', 'x', device, `${device}.`, `${device}.${'é'.repeat(22)}`, 'x'.repeat(5000)])
    expect(deviceKnownTo(brokenCookie, account('a'))).toBeNull()
})

test('a shared computer keeps the latest thirty accounts, in a cookie that stays small', () => {
  let cookie: string | undefined
  for (let person = 0; person < 40; person++) cookie = deviceCookieWith(cookie, account(`${person}`))
  expect(deviceKnownTo(cookie, account('39'))).not.toBeNull()
  expect(deviceKnownTo(cookie, account('10'))).not.toBeNull()
  expect(deviceKnownTo(cookie, account('9'))).toBeNull()
  expect(cookie?.length).toBeLessThan(800)
})
