import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { fingerprintWords } from '#domain/auditing/fingerprint-words.ts'

/** What comes before the 32 secret bytes of an Ed25519 key, and before the 32 public ones (RFC 8410). */
const privateKeyHead = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicKeyHead = Buffer.from('302a300506032b6570032100', 'hex')
const keyBytes = 32
/** Two words a piece of 16 bits: eight of them are as much as anyone compares aloud. */
const fingerprintBytes = 16

/** The key that signs auditor packs, from its 32 secret bytes in hexadecimal. */
export function signingKeyFrom(secret: string): KeyObject {
  return createPrivateKey({
    key: Buffer.concat([privateKeyHead, Buffer.from(secret, 'hex')]),
    format: 'der',
    type: 'pkcs8',
  })
}

/** The 32 public bytes of a key pair, of which either half is given. */
export function publicBytes(key: KeyObject): Buffer {
  return publicHalf(key).export({ format: 'der', type: 'spki' }).subarray(-keyBytes)
}

function publicHalf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key
}

/** The public key of 32 public bytes, or null where they are none. */
export function publicKeyFrom(bytes: Uint8Array): KeyObject | null {
  if (bytes.length !== keyBytes) return null
  try {
    return createPublicKey({ key: Buffer.concat([publicKeyHead, bytes]), format: 'der', type: 'spki' })
  } catch {
    return null
  }
}

export function publicKeyPem(key: KeyObject): string {
  return publicHalf(key).export({ format: 'pem', type: 'spki' }).toString()
}

/** A public key in eight words, to be compared with someone who has it from elsewhere: of the SHA-256 of its bytes. */
export function fingerprintOf(key: KeyObject): string {
  return fingerprintWords(createHash('sha256').update(publicBytes(key)).digest().subarray(0, fingerprintBytes))
}

export function signText(text: string | Uint8Array, key: KeyObject): Buffer {
  return sign(null, Buffer.from(text), key)
}

export function isSigned(text: string | Uint8Array, signature: Uint8Array, key: KeyObject): boolean {
  return verify(null, Buffer.from(text), key, signature)
}
