import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { secret } from './data-directory.ts'
import { actionKey, deriveSecret, keysIn, passwordKeysOf, processUrls, readKeys } from './keys.ts'

const ownerUrl = 'postgresql://owner:p%40ss@db.example:5432/curtain?sslmode=require'
const [one, two] = ['1a'.repeat(32), '2b'.repeat(32)]

test('every host derives the same secret from the same key, another for another purpose or from another key', () => {
  expect(deriveSecret(one, 'session cookies')).toMatch(/^[0-9a-f]{64}$/)
  expect(deriveSecret(one, 'session cookies')).toBe(deriveSecret(one, 'session cookies'))
  expect(deriveSecret(one, 'session cookies')).not.toBe(deriveSecret(one, 'auditor packs'))
  expect(deriveSecret(one, 'session cookies')).not.toBe(deriveSecret(two, 'session cookies'))
})

test('each process logs in to the owner’s database as its own role, with nothing of the owner’s password', () => {
  const urls = processUrls(ownerUrl, keysIn(one))
  for (const [process, username] of [
    ['web', 'curtain_web'],
    ['worker', 'curtain_worker'],
  ] as const) {
    const url = new URL(urls[process])
    expect(url).toMatchObject({ username, host: 'db.example:5432', pathname: '/curtain', search: '?sslmode=require' })
    expect(url.href).not.toContain('p%40ss')
    const movedUrls = processUrls(ownerUrl.replace('p%40ss', 'another'), keysIn(one))
    expect(movedUrls[process]).toBe(urls[process])
  }
  expect(new URL(urls.web).password).not.toBe(new URL(urls.worker).password)
})

test('the first start makes a random key that only this user can read, and every other start finds it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'curtain-keys-'))
  vi.stubEnv('DATA_DIR', directory)
  const keys = await readKeys()
  expect(keys).toEqual({ current: expect.stringMatching(/^[0-9a-f]{64}$/), former: [] })
  expect(await readKeys()).toEqual(keys)
  expect((await stat((await secret(directory, 'keys')).file)).mode & 0o777).toBe(0o600)
  vi.stubEnv('CURTAIN_KEYS', `${two},${one}`)
  expect(await readKeys()).toEqual({ current: two, former: [one] })
  vi.unstubAllEnvs()
  await rm(directory, { recursive: true })
})

test('builds and hosts that share a secret share the key of actions, which does not tell it', () => {
  const [secret, other] = [deriveSecret(one, 'session cookies'), deriveSecret(two, 'session cookies')]
  expect(actionKey(secret)).toBe(actionKey(secret))
  expect(actionKey(secret)).not.toBe(actionKey(other))
  expect(Buffer.from(actionKey(secret), 'base64')).toHaveLength(32)
  expect(Buffer.from(actionKey(secret), 'base64').toString('hex')).not.toBe(secret)
})

test('former keys go on opening what was sealed under them', () => {
  expect(passwordKeysOf(keysIn(`${two}\n${one}\n`)).split(',')).toEqual([
    deriveSecret(two, 'password hashes'),
    deriveSecret(one, 'password hashes'),
  ])
})
