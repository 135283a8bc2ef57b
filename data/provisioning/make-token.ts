import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

/** So many may hold at once: while the directory is given a new one, the one before still works. */
export const mostTokens = 2

/**
 * Keeps a new token's hash. With an id that is there already nothing is made: the same form was sent twice. `ended`: what the
 * form made was ended since, and whoever has it must not get in again. `too-many`: as many hold as may at once.
 */
export async function makeToken(
  viewer: Administrator,
  { id, name, tokenHash, expiresAt }: { id: string; name: string; tokenHash: string; expiresAt: Date },
  { now }: { now: Date },
): Promise<'made' | 'ended' | 'too-many'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    // Two at once would each see room for one more.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`curtain: tokens ${organisationId}`}, 0))`
    const repeatCount = await transaction.scimToken.count({ where: { organisationId, id } })
    if (repeatCount > 0) return 'made'
    const endings = { organisationId, subjectId: id, action: 'directory.token-ended' }
    if ((await transaction.auditEvent.count({ where: endings })) > 0) return 'ended'
    const holding = await transaction.scimToken.count({ where: { organisationId, expiresAt: { gt: now } } })
    if (holding >= mostTokens) return 'too-many'
    await transaction.scimToken.createMany({
      data: { organisationId, id, name, tokenHash, createdById: viewer.personId, createdAt: now, expiresAt },
    })
    await audit(transaction, viewer, {
      action: 'directory.token-made',
      subject: { type: 'directory-token', id },
      detail: { name, expiresAt: expiresAt.toISOString() },
    })
    return 'made'
  })
}
