import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

/** What nearly every app takes (RFC 6238): SHA-1, six digits, half a minute. */
const kind = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** Clocks of telephones may be half a minute off, either way. */
const window = 1
const recoveryCodes = 10

/** A secret for an app: 160 bits, as RFC 4226 asks, in base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the QR code says: who it is for, where, and the secret. */
export function addressOfSecret(
  secret: string,
  { email, organisation }: { email: string; organisation: string },
): string {
  // A colon would end the issuer.
  const issuer = `Curtain ${organisation}`.replaceAll(':', ' ')
  return new TOTP({ ...kind, secret: Secret.fromBase32(secret), issuer, label: email }).toString()
}

/** Ten codes of 80 bits, in four groups of four letters and digits that are not confused. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () =>
    new Secret({ buffer: Uint8Array.from(randomBytes(10)).buffer }).base32.toLowerCase().replace(/.{4}(?=.)/g, '$&-'),
  )
}

export type TypedCode =
  | { readonly kind: 'app'; readonly digits: string }
  | { readonly kind: 'recovery'; readonly hash: string }
  | { readonly kind: 'none' }

/** What someone typed, with spaces or dashes, in letters of any case and digits of any script. */
export function readCode(text: string): TypedCode {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replace(/[٠-٩۰-۹]/g, (digit) => `${(digit.codePointAt(0) ?? 0) & 0xf}`)
    .toLowerCase()
  if (/^\d{6}$/.test(plain)) return { kind: 'app', digits: plain }
  return /^[a-z2-7]{16}$/.test(plain) ? { kind: 'recovery', hash: hashOfRecoveryCode(plain) } : { kind: 'none' }
}

/** Of a code with or without its dashes. */
export function hashOfRecoveryCode(code: string): string {
  return createHash('sha256')
    .update(`curtain: recovery ${code.replaceAll('-', '')}`)
    .digest('hex')
}

/** The half minute since 1970 that a code is of, if it is one of those around now; else null. */
export function stepOf(secret: string, digits: string, { now }: { now: Date }): number | null {
  const delta = new TOTP({ ...kind, secret: Secret.fromBase32(secret) }).validate({
    token: digits,
    timestamp: now.getTime(),
    window,
  })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / kind.period) + delta
}
