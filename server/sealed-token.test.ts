import { hkdfSync } from 'node:crypto'
import { EncryptJWT, UnsecuredJWT } from 'jose'
import { decode, encode } from 'next-auth/jwt'
import { expect, test, vi } from 'vitest'
import { openToken, sealToken } from './sealed-token.ts'

const secret = 'a secret of the installation, with forty characters'
vi.stubEnv('NEXTAUTH_SECRET', secret)
const token = { sessionId: 'one' }
const session = { salt: '' }

test('what is sealed for one thing opens for it alone, as next-auth’s own does, and no longer than it holds', async () => {
  const sealedToken = await sealToken(token, { salt: '', seconds: 60 })
  expect(await openToken(sealedToken, session)).toMatchObject(token)
  expect(await decode({ token: sealedToken, secret })).toMatchObject(token)
  expect(await openToken(await encode({ token, secret, salt: 'step' }), { salt: 'step' })).toMatchObject(token)
  expect(await openToken(sealedToken, { salt: 'step' })).toBeNull()
  expect(await openToken(`${sealedToken}x`, session)).toBeNull()
  expect(await openToken(await sealToken(token, { salt: '', seconds: -60 }), session)).toBeNull()
  vi.stubEnv('NEXTAUTH_SECRET', `${secret}, another`)
  expect(await openToken(sealedToken, session)).toBeNull()
  vi.stubEnv('NEXTAUTH_SECRET', secret)
})

test('no other algorithm opens, whoever knows the key: not CBC, not a key that was wrapped, none at all', async () => {
  const key = new Uint8Array(32).fill(1)
  const own = new Uint8Array(hkdfSync('sha256', secret, '', 'NextAuth.js Generated Encryption Key', 32))
  const sealedWith = (header: { alg: string; enc: string }, by = own) =>
    new EncryptJWT(token).setProtectedHeader(header).setExpirationTime('1h').encrypt(by)
  expect(await openToken(await sealedWith({ alg: 'dir', enc: 'A256GCM' }), session)).toMatchObject(token)
  for (const header of [
    { alg: 'dir', enc: 'A128CBC-HS256' },
    { alg: 'A256KW', enc: 'A256GCM' },
    { alg: 'A256GCMKW', enc: 'A256GCM' },
  ])
    expect(await openToken(await sealedWith(header), session), header.alg).toBeNull()
  expect(await openToken(await sealedWith({ alg: 'dir', enc: 'A256GCM' }, key), session)).toBeNull()
  expect(await openToken(new UnsecuredJWT(token).setExpirationTime('1h').encode(), session)).toBeNull()
})
