import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { passwordKeys } from './env.ts'

/** OWASP's second choice for argon2id (19 MiB, two passes, one lane): about 30 ms on a small server. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * With what is sealed what begins with a name. Another way gets a name of its own here and in sealHash(); what was sealed before
 * goes on opening.
 */
const seals = { sealed: { cipher: 'aes-256-gcm', nonceBytes: 12, tagBytes: 16 } } as const
const { cipher, nonceBytes, tagBytes } = seals.sealed

/**
 * An argon2id hash, sealed: whoever has the database without the web process's key has nothing to try passwords on. The
 * password is taken in its NFC form, as NIST SP 800-63B-4 asks: keyboards differ in how they write é.
 */
export async function hashPassword(password: string): Promise<string> {
  return sealHash(await hash(password.normalize('NFC'), cost), passwordKeys())
}

let nobodysHash: Promise<string> | undefined

/**
 * Whether the password is the one behind the hash. Without a hash, or with one that no key opens, it is not, and finding
 * that out takes as long, so that the time tells nothing about which addresses exist.
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const plainHash = passwordHash === null ? null : openHash(passwordHash, passwordKeys())
  nobodysHash ??= hash('nobody has this password', cost)
  const phc = plainHash ?? (await nobodysHash)
  const [form, former] = [password.normalize('NFC'), password.normalize('NFKC')]
  // Hashes of before November 2026 are of the NFKC form, which is nearly always the same.
  const matches = (await verify(phc, form)) || (former !== form && (await verify(phc, former)))
  return plainHash !== null && matches
}

/** Whether it was made otherwise than today: with another cost, or under a key that is not the first. What no key opens is not. */
export function isOutdated(passwordHash: string): boolean {
  const keys = passwordKeys()
  const plainHash = openHash(passwordHash, keys)
  const prefix = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`
  return plainHash !== null && !(plainHash.startsWith(prefix) && passwordHash.startsWith(sealedUnder(keys)))
}

/**
 * A hash (PHC string) under the first of the keys, as it is kept: `sealed.<key>.<nonce, ciphertext and tag>`.
 *
 * @param keys as passwordKeysOf() writes them.
 */
export function sealHash(phc: string, keys: string): string {
  const [key = ''] = keys.split(',')
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, Buffer.from(key, 'hex'), nonce)
  const sealedHash = Buffer.concat([nonce, sealing.update(phc, 'utf8'), sealing.final(), sealing.getAuthTag()])
  return `${sealedUnder(key)}${sealedHash.toString('base64url')}`
}

/** The hash; null where none of the keys opens it. What was never sealed is as it was: see seal-passwords.ts. */
export function openHash(storedHash: string, keys: string): string | null {
  if (storedHash.startsWith('$argon2')) return storedHash
  for (const key of keys.split(',')) {
    const head = sealedUnder(key)
    if (!storedHash.startsWith(head)) continue
    const sealedHash = Buffer.from(storedHash.slice(head.length), 'base64url')
    try {
      const opening = createDecipheriv(cipher, Buffer.from(key, 'hex'), sealedHash.subarray(0, nonceBytes))
      opening.setAuthTag(sealedHash.subarray(-tagBytes))
      return Buffer.concat([opening.update(sealedHash.subarray(nonceBytes, -tagBytes)), opening.final()]).toString(
        'utf8',
      )
    } catch {
      return null
    }
  }
  return null
}

/** How what is sealed under the first of the keys begins: with what names the key and does not tell it. */
export function sealedUnder(keys: string): string {
  const [key = ''] = keys.split(',')
  return `sealed.${createHash('sha256').update(`curtain: name of ${key}`).digest('hex').slice(0, 8)}.`
}
