import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { lockApiTokens } from './internal/lock-api-tokens.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Makes a token in another's place: with the same name, for the same, for as long again. The one before holds for a day more, so
 * that the programme can be given the new one without a gap. With an id that is there already nothing more is made.
 * `not-found`: there is none, or it has ended or was rotated before.
 */
export async function rotateApiToken(
  viewer: Administrator,
  { tokenId, id, tokenHash }: { tokenId: string; id: string; tokenHash: string },
  { now }: { now: Date },
): Promise<'rotated' | 'not-found'> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await lockApiTokens(transaction, organisationId)
    if ((await transaction.apiToken.count({ where: { organisationId, id } })) > 0) return 'rotated'
    const before = await transaction.apiToken.findFirst({
      where: { organisationId, id: tokenId, expiresAt: { gt: now }, replacedAt: null },
      select: { name: true, scopes: true, days: true, expiresAt: true },
    })
    if (before === null) return 'not-found'
    const { name, scopes, days } = before
    const expiresAt = new Date(now.getTime() + days * dayMs)
    await transaction.apiToken.createMany({
      data: { organisationId, id, name, tokenHash, scopes, days, createdById: personId, createdAt: now, expiresAt },
    })
    const until = new Date(Math.min(before.expiresAt.getTime(), now.getTime() + dayMs))
    await transaction.apiToken.updateMany({
      where: { organisationId, id: tokenId },
      data: { expiresAt: until, replacedAt: now },
    })
    await audit(transaction, viewer, {
      action: 'api-token.rotated',
      subject: { type: 'api-token', id },
      detail: { name, scopes, before: tokenId, beforeEnds: until.toISOString(), expiresAt: expiresAt.toISOString() },
      at: now,
    })
    return 'rotated'
  })
}
