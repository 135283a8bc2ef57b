import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

/** Ends a token at once. */
export async function endToken(viewer: Administrator, tokenId: string): Promise<'ended' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const where = { organisationId, id: tokenId }
    const token = await transaction.scimToken.findFirst({ where, select: { name: true } })
    if (token === null) return 'not-found'
    await transaction.scimToken.deleteMany({ where })
    await audit(transaction, viewer, {
      action: 'directory.token-ended',
      subject: { type: 'directory-token', id: tokenId },
      detail: { name: token.name },
    })
    return 'ended'
  })
}
