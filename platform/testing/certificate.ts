import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A key with a certificate of its own, as providers of SAML and operators make them: base64 of DER. */
export function makeKey(commonName = 'provider'): { privateKey: KeyObject; certificate: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const algorithm = der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'))
  const name = der(0x30, der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(commonName)))))
  const times = der(0x30, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('490101000000Z')))
  const version = der(0xa0, der(0x02, Buffer.from([2])))
  const serial = der(0x02, Buffer.from([1]))
  const key = publicKey.export({ type: 'spki', format: 'der' })
  const unsignedPart = der(0x30, version, serial, algorithm, name, times, name, key)
  const signature = der(0x03, Buffer.from([0]), sign('sha256', unsignedPart, privateKey))
  return { privateKey, certificate: der(0x30, unsignedPart, algorithm, signature).toString('base64') }
}

/** One value of ASN.1. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

export type KeyFiles = { readonly certificate: string; readonly key: string }

/** Where a server’s certificate and its key are in a folder. */
export const keyFilesIn = (folder: string): KeyFiles => ({
  certificate: join(folder, 'server.crt'),
  key: join(folder, 'server.key'),
})

/** Writes a new key and its certificate, which is all of the authorities that the other side needs. Returns that. */
export async function writeNewKey({ certificate, key }: KeyFiles, commonName = 'localhost'): Promise<string> {
  const made = makeKey(commonName)
  const pem = `-----BEGIN CERTIFICATE-----\n${made.certificate.replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`
  await writeFile(key, made.privateKey.export({ type: 'pkcs8', format: 'pem' }))
  await writeFile(certificate, pem)
  return pem
}
