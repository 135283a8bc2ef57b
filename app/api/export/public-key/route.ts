import { notFound } from 'next/navigation'
import { publicKeyPem } from '#platform/signing/signing-key.ts'
import { applicationKey } from '#server/auditor-pack/application-key.ts'
import { attachment } from '#server/export-download.ts'
import { requireDuties } from '#server/session.ts'

/** The public key that auditor packs are verified with. Secret to nobody, and of use to administrators. */
export async function GET(): Promise<Response> {
  const { administrator } = await requireDuties()
  const key = applicationKey()
  if (administrator === null || key === null) return notFound()
  return attachment(publicKeyPem(key), { type: 'application/x-pem-file', name: 'curtain-public-key.pem' })
}
