import { expect, test, vi } from 'vitest'
import { hashPassword, openHash, passwordMatches } from './password.ts'

const [one, other] = ['1a'.repeat(32), '2b'.repeat(32)]

test('what is kept of a password gives nothing to try passwords on without the key of the web process', async () => {
  vi.stubEnv('PASSWORD_KEYS', one)
  const storedHash = await hashPassword('seven quiet herons at dusk')
  expect(storedHash).toMatch(/^sealed\./)
  expect(storedHash).not.toContain('argon2')
  expect(await passwordMatches(storedHash, 'seven quiet herons at dusk')).toBe(true)
  expect(await passwordMatches(storedHash, 'seven quiet herons at dawn')).toBe(false)
  vi.stubEnv('PASSWORD_KEYS', other)
  expect(await passwordMatches(storedHash, 'seven quiet herons at dusk')).toBe(false)
  vi.stubEnv('PASSWORD_KEYS', `${other},${one}`)
  expect(await passwordMatches(storedHash, 'seven quiet herons at dusk')).toBe(true)
})

test('one password is kept as another text each time', async () => {
  vi.stubEnv('PASSWORD_KEYS', one)
  expect(await hashPassword('seven quiet herons')).not.toBe(await hashPassword('seven quiet herons'))
})

test('is argon2id with OWASP’s second choice of costs', async () => {
  vi.stubEnv('PASSWORD_KEYS', one)
  expect(openHash(await hashPassword('seven quiet herons'), one)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})
