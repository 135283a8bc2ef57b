/** Crockford’s base 32: without letters that look like digits. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How many letters a code has: 130 bits, of which 128 are chance. */
const codeLength = 26

/** The code in a certificate’s address, from 16 bytes of chance. */
export function codeOf(chance: Uint8Array): string {
  let value = chance.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let code = ''
  for (let place = 0; place < codeLength; place++) {
    code = `${letters[Number(value & 31n)]}${code}`
    value >>= 5n
  }
  return code
}

/** A code as it is kept, from how someone copied it off paper; null: it is none. */
export function readCode(text: string): string | null {
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return code.length === codeLength && [...code].every((letter) => letters.includes(letter)) ? code : null
}

/** The number that stands on the paper beside the code, and that an administrator finds it by: it opens nothing. */
export function numberOf(certificateId: string): string {
  const digits = certificateId.replaceAll('-', '').slice(0, 8).toUpperCase()
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}
