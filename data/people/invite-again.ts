import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

/**
 * A fresh invitation for someone who has not joined yet; earlier ones stop working. The same token again, as of a form that
 * was sent twice, changes nothing: `repeated`.
 */
export async function inviteAgain(
  viewer: Administrator,
  { personId, tokenHash, expiresAt }: { personId: string; tokenHash: string; expiresAt: Date },
): Promise<{ ok: true; email: string; repeated: boolean } | { ok: false; problem: 'not-found' }> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const person = await transaction.person.findFirst({
      where: { organisationId, id: personId, status: 'invited' },
      select: { email: true },
    })
    if (person === null) return { ok: false, problem: 'not-found' }
    await transaction.personToken.deleteMany({
      where: { organisationId, personId, usedAt: null, tokenHash: { not: tokenHash } },
    })
    const { count } = await transaction.personToken.createMany({
      data: { organisationId, personId, purpose: 'invitation', tokenHash, expiresAt },
      skipDuplicates: true,
    })
    if (count === 0) return { ok: true, email: person.email, repeated: true }
    await audit(transaction, viewer, {
      action: 'person.invited',
      subject: { type: 'person', id: personId },
      detail: { again: true },
    })
    return { ok: true, email: person.email, repeated: false }
  })
}
