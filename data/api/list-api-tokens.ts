import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { type ApiScope, apiScopes } from '#domain/api/scopes.ts'

export type ListedApiToken = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly ApiScope[]
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly lastUsedAt: Date | null
  readonly replacedAt: Date | null
}

/** The organisation's tokens, those that have run out too, until someone ends them; the newest first. */
export async function listApiTokens(viewer: Administrator): Promise<ListedApiToken[]> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const tokens = await transaction.apiToken.findMany({
      where: { organisationId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: {
        id: true,
        name: true,
        scopes: true,
        createdAt: true,
        expiresAt: true,
        lastUsedAt: true,
        replacedAt: true,
      },
    })
    return tokens.map((token) => ({ ...token, scopes: apiScopes.filter((scope) => token.scopes.includes(scope)) }))
  })
}
