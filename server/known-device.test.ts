import { expect, test } from 'vitest'
import { deviceCookieWith, deviceKnownTo } from './known-device.ts'

test('a device is known to the accounts that were signed in to on it, and to no other', () => {
  const first = deviceCookieWith(undefined, 'a@ward.example')
  const both = deviceCookieWith(first, 'b@ward.example')
  expect(deviceKnownTo(both, 'a@ward.example')).toBe(deviceKnownTo(first, 'a@ward.example'))
  expect(deviceKnownTo(both, 'b@ward.example')).not.toBeNull()
  expect(deviceKnownTo(both, 'c@ward.example')).toBeNull()
  expect(both).not.toContain('ward.example')
})

test('nobody can write one for another account, or carry a seal over to another device', () => {
  const [, seal = ''] = deviceCookieWith(undefined, 'a@ward.example').split('.')
  const [device = ''] = deviceCookieWith(undefined, 'b@ward.example').split('.')
  expect(deviceKnownTo(`${device}.${seal}`, 'a@ward.example')).toBeNull()
  for (const broken of ['', 'x', device, `${device}.`, `${device}.${'é'.repeat(22)}`, 'x'.repeat(5000)])
    expect(deviceKnownTo(broken, 'a@ward.example')).toBeNull()
})

test('a shared computer keeps the latest thirty accounts, in a cookie that stays small', () => {
  let cookie: string | undefined
  for (let person = 0; person < 40; person++) cookie = deviceCookieWith(cookie, `${person}@ward.example`)
  expect(deviceKnownTo(cookie, '39@ward.example')).not.toBeNull()
  expect(deviceKnownTo(cookie, '10@ward.example')).not.toBeNull()
  expect(deviceKnownTo(cookie, '9@ward.example')).toBeNull()
  expect(cookie?.length).toBeLessThan(800)
})
