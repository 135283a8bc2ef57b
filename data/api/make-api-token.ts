import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import type { ApiScope } from '#domain/api/scopes.ts'
import { lockApiTokens } from './internal/lock-api-tokens.ts'

/** So many may hold at once: one for each system that reads here, and a second while it is rotated. */
export const mostApiTokens = 20

export type NewApiToken = {
  readonly id: string
  readonly name: string
  readonly tokenHash: string
  readonly scopes: readonly ApiScope[]
  /** For how long it holds. */
  readonly days: number
}

/**
 * Keeps a new token's hash. With an id that is there already nothing is made: the same form was sent twice. `ended`: what the
 * form made was ended since, and whoever has it must not get in again. `too-many`: as many hold as may at once.
 */
export async function makeApiToken(
  viewer: Administrator,
  { id, name, tokenHash, scopes, days }: NewApiToken,
  { now }: { now: Date },
): Promise<'made' | 'ended' | 'too-many'> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await lockApiTokens(transaction, organisationId)
    if ((await transaction.apiToken.count({ where: { organisationId, id } })) > 0) return 'made'
    const endings = { organisationId, subjectId: id, action: 'api-token.ended' }
    if ((await transaction.auditEvent.count({ where: endings })) > 0) return 'ended'
    const holding = await transaction.apiToken.count({ where: { organisationId, expiresAt: { gt: now } } })
    if (holding >= mostApiTokens) return 'too-many'
    const expiresAt = new Date(now.getTime() + days * dayMs)
    await transaction.apiToken.createMany({
      data: {
        organisationId,
        id,
        name,
        tokenHash,
        scopes: [...scopes],
        days,
        createdById: personId,
        createdAt: now,
        expiresAt,
      },
    })
    await audit(transaction, viewer, {
      action: 'api-token.made',
      subject: { type: 'api-token', id },
      detail: { name, scopes: [...scopes], expiresAt: expiresAt.toISOString() },
      at: now,
    })
    return 'made'
  })
}

const dayMs = 24 * 60 * 60 * 1000
