import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { endResetLinks } from '#data/people/internal/credential.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'

/**
 * A link to a new password that an administrator passes on, where no mail can bring one; earlier ones end. The audit trail says
 * who made it and for whom. The same token again, as of a form that was sent twice, changes nothing.
 */
export async function makeResetLink(
  viewer: Administrator,
  { personId, tokenHash, expiresAt }: { personId: string; tokenHash: string; expiresAt: Date },
): Promise<'made' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const where = { AND: [peopleInScope(viewer), { id: personId, status: 'active' as const }] }
    if ((await transaction.person.count({ where })) === 0) return 'not-found'
    if ((await transaction.personToken.count({ where: { organisationId, personId, tokenHash } })) > 0) return 'made'
    await endResetLinks(transaction, { organisationId, personId })
    await transaction.personToken.createMany({
      data: { organisationId, personId, purpose: 'password_reset', tokenHash, expiresAt },
      skipDuplicates: true,
    })
    await audit(transaction, viewer, { action: 'password.link-made', subject: { type: 'person', id: personId } })
    return 'made'
  })
}
