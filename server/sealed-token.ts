import { hkdfSync, randomUUID } from 'node:crypto'
import { EncryptJWT, jwtDecrypt } from 'jose'
import { sessionSecret } from '#platform/env.ts'

/** How tokens are sealed, and the only way in which one is opened. A token of another way has its own name here first. */
const algorithms = { alg: 'dir', enc: 'A256GCM' } as const

/**
 * What a browser keeps and can neither read nor write: JSON, encrypted and authenticated, for so many seconds. As next-auth seals
 * its own.
 *
 * @param at.salt what it is for: its own key derives from it, so that nothing made for one thing is taken for another. Empty: a
 *   session.
 */
export function sealToken(
  token: Readonly<Record<string, unknown>>,
  { salt, seconds }: { salt: string; seconds: number },
): Promise<string> {
  return new EncryptJWT({ ...token })
    .setProtectedHeader(algorithms)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .setJti(randomUUID())
    .encrypt(keyFor(salt))
}

/** What was sealed; null where it is not ours, for something else, sealed in another way, or its time is over. */
export async function openToken(
  sealedToken: string | undefined,
  { salt }: { salt: string },
): Promise<Readonly<Record<string, unknown>> | null> {
  if (sealedToken === undefined || sealedToken === '') return null
  const decryption = await jwtDecrypt(sealedToken, keyFor(salt), {
    keyManagementAlgorithms: [algorithms.alg],
    contentEncryptionAlgorithms: [algorithms.enc],
    clockTolerance: 15,
  }).catch(() => null)
  return decryption?.payload ?? null
}

/** Derived as next-auth does: what the build before has sealed opens. */
function keyFor(salt: string): Uint8Array {
  const keyInfo = `NextAuth.js Generated Encryption Key${salt === '' ? '' : ` (${salt})`}`
  return new Uint8Array(hkdfSync('sha256', sessionSecret(), salt, keyInfo, 32))
}
