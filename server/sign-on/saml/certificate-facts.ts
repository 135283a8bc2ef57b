import { X509Certificate } from 'node:crypto'

/** By what an administrator knows a certificate again: its SHA-256, and until when it says that it holds. */
export function certificateFacts(base64: string): { fingerprint: string; until: Date } {
  const { fingerprint256, validTo } = new X509Certificate(Buffer.from(base64, 'base64'))
  return { fingerprint: fingerprint256, until: new Date(validTo) }
}
