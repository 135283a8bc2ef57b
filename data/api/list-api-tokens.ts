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

/** So many are listed, of those that have run out the latest. */
export const maxTokens = 100

/** The organisation's tokens, those that have run out too, until someone ends them; the newest first. */
export async function listApiTokens(viewer: Administrator): Promise<ListedApiToken[]> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const tokens = await transaction.apiToken.findMany({
      where: { organisationId },
      // Those that hold end last, and are few.
      orderBy: [{ expiresAt: 'desc' }, { id: 'desc' }],
      take: maxTokens,
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
    return tokens
      .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
      .map((token) => ({ ...token, scopes: apiScopes.filter((scope) => token.scopes.includes(scope)) }))
  })
}
