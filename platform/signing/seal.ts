import { createHash, type KeyObject } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { publicBytes, publicKeyFrom, signText } from './signing-key.ts'

/**
 * A pack ends with its seal: the ZIP file's comment, the last bytes of the file, holds the public key and a signature over
 * all bytes before it. So whatever is changed anywhere, between the files and in ZIP's own records too, breaks the seal.
 */
const mark = 'curtain-seal-1 '
const publicHexLength = 64
const signatureHexLength = 128
export const sealLength = mark.length + publicHexLength + 1 + signatureHexLength

/** Stands in its place until all bytes before it are known. */
export const emptySeal = `${mark}${'0'.repeat(publicHexLength)} ${'0'.repeat(signatureHexLength)}`

/** What is signed, for a file whose bytes up to the seal have this SHA-256. */
export const sealedStatement = (sha256: string): string => `Curtain auditor pack, all bytes up to the seal: ${sha256}\n`

/** The seal of a file, or null where it has none. In lower case only: one key and signature have one way to be written. */
export function readSeal(comment: string): { readonly publicKey: KeyObject; readonly signature: Buffer } | null {
  const parts = /^curtain-seal-1 ([0-9a-f]{64}) ([0-9a-f]{128})$/.exec(comment)
  const publicKey = publicKeyFrom(Buffer.from(parts?.[1] ?? '', 'hex'))
  return parts === null || publicKey === null ? null : { publicKey, signature: Buffer.from(parts[2] ?? '', 'hex') }
}

/** Passes a ZIP file on that ends with `unsealed`, and puts the seal in its place. */
export class Sealing extends Transform {
  readonly #key: KeyObject
  readonly #hash = createHash('sha256')
  /** The last bytes so far, as many as the seal takes. */
  #held: Buffer = Buffer.alloc(0)

  constructor(key: KeyObject) {
    super()
    this.#key = key
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    const content = bytes.subarray(0, Math.max(0, bytes.length - sealLength))
    this.#held = Buffer.from(bytes.subarray(content.length))
    this.#hash.update(content)
    callback(null, content)
  }

  override _flush(callback: TransformCallback): void {
    if (this.#held.toString('latin1') !== emptySeal) {
      callback(new Error('The file to be sealed does not end with the place for its seal'))
      return
    }
    const signature = signText(sealedStatement(this.#hash.digest('hex')), this.#key)
    callback(null, `${mark}${publicBytes(this.#key).toString('hex')} ${signature.toString('hex')}`)
  }
}
