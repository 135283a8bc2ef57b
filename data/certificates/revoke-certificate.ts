import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator, Clinician } from '#data/viewer.ts'
import type { RevocationReason } from '#domain/certificates/standing.ts'

type RevocationOutcome = 'revoked' | 'not-found'

/** Revokes a certificate for good, once: its page says so, and the reason in general words; the holder reads what was written. */
export async function revokeCertificate(
  viewer: Administrator,
  { certificateId, because, words }: { certificateId: string; because: RevocationReason; words: string },
  { now }: { now: Date },
): Promise<RevocationOutcome> {
  return revoke(viewer, { certificateId, because, words, only: {} }, { now })
}

/** Takes back one of the viewer's own certificates, without a reason. */
export async function withdrawCertificate(
  viewer: Clinician,
  { certificateId }: { certificateId: string },
  { now }: { now: Date },
): Promise<RevocationOutcome> {
  const only = { personId: viewer.personId }
  return revoke(viewer, { certificateId, because: 'by-holder', words: null, only }, { now })
}

type Revoking = {
  readonly certificateId: string
  readonly because: RevocationReason
  readonly words: string | null
  readonly only: { readonly personId?: string }
}

async function revoke(
  viewer: Administrator | Clinician,
  { certificateId, because, words, only }: Revoking,
  { now }: { now: Date },
): Promise<RevocationOutcome> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const where = { organisationId, id: certificateId, revokedAt: null, ...only }
    const certificate = await transaction.certificate.findFirst({ where, select: { personId: true } })
    if (certificate === null) return 'not-found'
    const { count } = await transaction.certificate.updateMany({
      where,
      data: { revokedAt: now, revokedById: viewer.personId, revokedBecause: because, revokedWords: words },
    })
    if (count === 0) return 'not-found'
    await audit(transaction, viewer, {
      action: 'certificate.revoked',
      subject: { type: 'person', id: certificate.personId },
      detail: { certificate: certificateId, reason: because },
      at: now,
    })
    return 'revoked'
  })
}
