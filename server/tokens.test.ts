import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { apiToken, directoryToken, hashToken, invitationToken, newToken } from './tokens.ts'

test.each([
  ['an invitation', invitationToken],
  ['a directory’s token', directoryToken],
  ['a programme’s token', apiToken],
])('the secret of %s is the same whenever its form is sent, and nobody else can tell it', (_what, tokenOf) => {
  const [one, other] = [randomUUID(), randomUUID()]
  const token = tokenOf(one)
  expect(tokenOf(one)).toEqual(token)
  expect(token.tokenHash).toBe(hashToken(token.token))
  expect(token.token).not.toContain(one)
  expect(tokenOf(other).token).not.toBe(token.token)
  vi.stubEnv('NEXTAUTH_SECRET', 'another secret, of forty letters as well')
  expect(tokenOf(one).token).not.toBe(token.token)
  vi.unstubAllEnvs()
})

test('no two things that one form makes have one secret', () => {
  const id = randomUUID()
  const ends = [invitationToken, directoryToken, apiToken].map((tokenOf) => tokenOf(id).token.slice(-40))
  expect(new Set(ends).size).toBe(3)
})

test('a secret of no form is another each time', () => {
  expect(newToken().token).not.toBe(newToken().token)
})
