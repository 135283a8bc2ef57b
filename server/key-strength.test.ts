import { randomBytes } from 'node:crypto'
import { decodeProtectedHeader } from 'jose'
import { expect, test, vi } from 'vitest'
import { deriveSecret, keysIn, passwordKeysOf, webhookKeysOf } from '#platform/keys.ts'
import { signingKeyFrom } from '#platform/signing/signing-key.ts'
import { deviceCookieWith } from './known-device.ts'
import { newChallenge } from './passkeys/challenge.ts'
import { sealToken } from './sealed-token.ts'
import { newRecoveryCodes, newSecret } from './second-factor/codes.ts'
import { apiToken, directoryToken, invitationToken, newToken, webhookSecret } from './tokens.ts'

vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the installation, with forty characters')
const keys = keysIn([1, 2].map(() => randomBytes(32).toString('hex')).join())
const bits = (text: string, encoding: 'hex' | 'base64url' | 'base64') => Buffer.from(text, encoding).length * 8

test('every key that is derived has 256 bits', () => {
  const [session, signing] = (['session cookies', 'auditor packs'] as const).map((use) =>
    deriveSecret(keys.current, use),
  )
  const sealing = [passwordKeysOf(keys), webhookKeysOf(keys)].flatMap((keyList) => keyList.split(','))
  expect(sealing).toHaveLength(4)
  expect([session, signing, ...sealing].map((key) => bits(key ?? '', 'hex'))).toEqual(Array(6).fill(256))
  // 128 bits of security: RFC 8032.
  expect(signingKeyFrom(signing ?? '').asymmetricKeyType).toBe('ed25519')
})

test('every secret that is given away has 256 bits, and every seal 128 or more', async () => {
  const secrets = [newToken().token, ...[invitationToken, directoryToken, apiToken].map((make) => make('id').token)]
  expect(secrets.map((secret) => bits(secret.replace(/^curtain_\w+?_/, ''), 'base64url'))).toEqual(Array(4).fill(256))
  expect(bits(webhookSecret('id').replace('whsec_', ''), 'base64')).toBe(256)
  expect(bits(newChallenge('sign-in', { personId: null }).challenge, 'base64url')).toBe(256)
  const [, seal = ''] = deviceCookieWith(undefined, { organisationId: 'ward', personId: 'ada' }).split('.')
  expect(bits(seal, 'base64url')).toBe(128)
  // Codes of ten, each once, and a secret of an app: five bits a letter, and few tries.
  const codes = newRecoveryCodes().map((code) => code.replaceAll('-', '').length * 5)
  expect([...codes, newSecret().length * 5]).toEqual([...Array(10).fill(80), 160])
  const header = decodeProtectedHeader(await sealToken({}, { salt: '', seconds: 60 }))
  expect(header).toEqual({ alg: 'dir', enc: 'A256GCM' })
})
