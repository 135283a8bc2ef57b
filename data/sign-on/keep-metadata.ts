import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { SignOnProvider } from './provider.ts'

/**
 * Keeps what the provider's own address says of it now, as its certificates change: of the provider that is set up, and no other.
 * Returns whether anything is new.
 *
 * @param read null: it did not answer, or not as it should, and is asked again when its time has come.
 */
export async function dangerouslyKeepMetadata(
  { organisationId, issuer, metadataAddress }: Pick<SignOnProvider, 'organisationId' | 'issuer' | 'metadataAddress'>,
  read: { readonly issuer: string; readonly signInAddress: string; readonly certificates: readonly string[] } | null,
  { now }: { now: Date },
): Promise<boolean> {
  return inOrganisation({ organisationId }, async (transaction) => {
    await transaction.$executeRaw`SELECT 1 FROM sign_on WHERE organisation_id = ${organisationId}::uuid FOR UPDATE`
    const where = { organisationId, protocol: 'saml', issuer, metadataAddress }
    const before = await transaction.signOn.findFirst({ where })
    if (before === null) return false
    const { signInAddress, certificates: certificatesNow } = read?.issuer === issuer ? read : before
    const certificates = [...certificatesNow]
    const isNew =
      before.signInAddress !== signInAddress || before.certificates.toSorted().join() !== certificates.toSorted().join()
    await transaction.signOn.updateMany({
      where,
      data: { metadataReadAt: now, ...(isNew ? { signInAddress, certificates, changedAt: now } : {}) },
    })
    if (isNew)
      await audit(
        transaction,
        { organisationId, personId: null },
        {
          action: 'sign-on.metadata-changed',
          subject: { type: 'organisation', id: organisationId },
          detail: { issuer, signInAddress, certificates },
        },
      )
    return isNew
  })
}
