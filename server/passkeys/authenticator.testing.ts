import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()
const b64 = (data: Buffer) => data.toString('base64url')

/** What a test makes of one answer otherwise than an honest device would. */
export type Twist = {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly isVerified?: boolean
  readonly counter?: number
  readonly id?: string
}

/** A device with one passkey in it, which signs what it is told to: WebAuthn level 3, ES256, attestation `none`. */
export class Authenticator {
  readonly #id = randomBytes(32)
  readonly #privateKey: KeyObject
  readonly #coseKey: Buffer
  readonly #site: { readonly id: string; readonly origin: string }
  #counter = 0

  constructor(site: { readonly id: string; readonly origin: string }) {
    this.#site = site
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#privateKey = privateKey
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    // A map: key type EC2, algorithm ES256, curve P-256, x, y.
    this.#coseKey = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ])
  }

  get id(): string {
    return b64(this.#id)
  }

  /** Makes the passkey for a challenge. */
  make(challenge: string, twist: Twist = {}) {
    const size = Buffer.alloc(2)
    size.writeUInt16BE(this.#id.length)
    const attestedData = Buffer.concat([Buffer.alloc(16), size, this.#id, this.#coseKey])
    const data = this.#data({ ...twist, counter: twist.counter ?? 0 }, { attestedData })
    const length = Buffer.alloc(2)
    length.writeUInt16BE(data.length)
    // A map: fmt none, attStmt {}, authData.
    const attestationObject = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
      Buffer.from([0x59]),
      length,
      data,
    ])
    const clientDataJSON = b64(this.#clientData('webauthn.create', challenge, twist))
    const response = { clientDataJSON, attestationObject: b64(attestationObject), transports: ['internal'] }
    return { id: this.id, rawId: this.id, type: 'public-key' as const, clientExtensionResults: {}, response }
  }

  /** Shows it for a challenge; its counter goes up by one each time. */
  show(challenge: string, twist: Twist = {}) {
    this.#counter += 1
    const data = this.#data({ ...twist, counter: twist.counter ?? this.#counter }, {})
    const clientData = this.#clientData('webauthn.get', challenge, twist)
    const signature = createSign('SHA256')
      .update(Buffer.concat([data, sha256(clientData)]))
      .sign(this.#privateKey)
    const response = { clientDataJSON: b64(clientData), authenticatorData: b64(data), signature: b64(signature) }
    const id = twist.id ?? this.id
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {}, response }
  }

  #clientData(type: string, challenge: string, twist: Twist): Buffer {
    const clientData = { type, challenge: twist.challenge ?? challenge, origin: twist.origin ?? this.#site.origin }
    return Buffer.from(JSON.stringify({ ...clientData, crossOrigin: false }))
  }

  /** Flags: present, verified, and whether the key follows. */
  #data(
    { rpId, isVerified = true, counter }: Twist & { counter: number },
    { attestedData }: { attestedData?: Buffer },
  ): Buffer {
    const flags = 0x01 | (isVerified ? 0x04 : 0) | (attestedData === undefined ? 0 : 0x40)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId ?? this.#site.id), Buffer.from([flags]), count, attestedData ?? Buffer.alloc(0)])
  }
}
