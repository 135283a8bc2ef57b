'use server'

import { z } from 'zod'
import { endApiToken } from '#data/api/end-api-token.ts'
import { makeApiToken } from '#data/api/make-api-token.ts'
import { rotateApiToken } from '#data/api/rotate-api-token.ts'
import { apiScopes } from '#domain/api/scopes.ts'
import { apiToken } from '#server/tokens.ts'
import { action, provenAction } from './action.ts'
import { Identifier, many, RequiredText } from './fields.ts'

/** Makes a token for a programme and shows it, this once. */
export const makeTokenOfApi = provenAction(
  'administrator',
  z.object({
    tokenName: RequiredText,
    scopes: many(z.enum(apiScopes, 'scope-required')).refine((scopes) => scopes.length > 0, 'scope-required'),
    days: z.enum(['90', '180', '365']),
  }),
  async (viewer, { tokenName: name, scopes, days }, { now, id }) => {
    const newToken = { id, name, tokenHash: apiToken(id).tokenHash, scopes, days: Number(days) }
    const outcome = await makeApiToken(viewer, newToken, { now })
    if (outcome === 'made') return { ok: true, done: 'api-token-made', secret: apiToken(id).token }
    return { ok: false, field: 'tokenName', problem: outcome === 'ended' ? 'not-found' : 'too-many-api-tokens' }
  },
  { daily: 'keys', field: 'tokenName' },
)

/** Makes a token in another's place and shows it, this once; the one before holds for a day more. */
export const rotateTokenOfApi = provenAction(
  'administrator',
  z.object({ tokenId: Identifier }),
  async (viewer, { tokenId }, { now, id }) => {
    const { token, tokenHash } = apiToken(id)
    return (await rotateApiToken(viewer, { tokenId, id, tokenHash }, { now })) === 'rotated'
      ? { ok: true, done: 'api-token-rotated', secret: token }
      : { ok: false, field: 'tokenId', problem: 'not-found' }
  },
  { daily: 'keys', field: 'tokenId' },
)

/** Ends a token: its programme cannot use it any more. */
export const endTokenOfApi = action('administrator', z.object({ tokenId: Identifier }), async (viewer, { tokenId }) =>
  (await endApiToken(viewer, tokenId)) === 'ended'
    ? { ok: true, goTo: '/admin/api?done=token-ended' }
    : { ok: false, field: 'tokenId', problem: 'not-found' },
)
