import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

/** Ends a token at once. */
export async function endApiToken(viewer: Administrator, tokenId: string): Promise<'ended' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const where = { organisationId, id: tokenId }
    const token = await transaction.apiToken.findFirst({ where, select: { name: true } })
    if (token === null) return 'not-found'
    const { count } = await transaction.apiToken.deleteMany({ where })
    // Someone else was quicker.
    if (count === 0) return 'not-found'
    await audit(transaction, viewer, {
      action: 'api-token.ended',
      subject: { type: 'api-token', id: tokenId },
      detail: { name: token.name },
    })
    return 'ended'
  })
}
