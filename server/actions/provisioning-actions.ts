'use server'

import { z } from 'zod'
import { decideSuspensions } from '#data/provisioning/decide-suspensions.ts'
import { endToken } from '#data/provisioning/end-token.ts'
import { makeToken } from '#data/provisioning/make-token.ts'
import { setMeaning } from '#data/provisioning/set-meaning.ts'
import { readMeaning } from '#server/directory-meaning.ts'
import { directoryToken } from '#server/tokens.ts'
import { action, provenAction } from './action.ts'
import { Identifier, RequiredText, SeenVersion } from './fields.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Makes a token for the directory and shows it, this once. */
export const makeDirectoryToken = provenAction(
  'administrator',
  z.object({ tokenName: RequiredText, days: z.enum(['90', '180', '365']) }),
  async (viewer, { tokenName: name, days }, { now, id }) => {
    const { token, tokenHash } = directoryToken(id)
    const expiresAt = new Date(now.getTime() + Number(days) * dayMs)
    const outcome = await makeToken(viewer, { id, name, tokenHash, expiresAt }, { now })
    if (outcome === 'made') return { ok: true, done: 'directory-token-made', secret: token }
    return { ok: false, field: 'tokenName', problem: outcome === 'ended' ? 'not-found' : 'too-many-tokens' }
  },
  { daily: 'keys', field: 'tokenName' },
)

/** Ends a token: the directory cannot use it any more. */
export const endDirectoryToken = action(
  'administrator',
  z.object({ tokenId: Identifier }),
  async (viewer, { tokenId }) =>
    (await endToken(viewer, tokenId)) === 'ended'
      ? { ok: true, goTo: '/admin/provisioning?done=token-ended' }
      : { ok: false, field: 'tokenId', problem: 'not-found' },
)

/** What becomes of those whom the directory wants suspended, many at once. */
export const decideOnSuspensions = action(
  'administrator',
  z.object({ decision: z.enum(['suspend', 'keep']), count: z.coerce.number().int().min(1) }),
  async (viewer, input, at) => {
    const outcome = await decideSuspensions(viewer, input, at)
    return outcome.ok
      ? { ok: true, goTo: `/admin/provisioning?done=${input.decision}` }
      : { ok: false, field: 'count', problem: 'directory-moved-on' }
  },
)

/** Says what being in a group of the directory means. */
export const decideOnGroup = provenAction(
  'administrator',
  z.object({ groupId: Identifier, meaning: z.string().max(100), seen: SeenVersion }),
  async (viewer, { groupId, meaning, seen }, at) => {
    const outcome = await setMeaning(viewer, { groupId, meaning: readMeaning(meaning), seen }, at)
    return outcome.ok
      ? { ok: true, goTo: '/admin/provisioning?done=rule' }
      : { ok: false, field: 'meaning', problem: outcome.problem }
  },
)
