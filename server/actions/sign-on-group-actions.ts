'use server'

import { z } from 'zod'
import { chooseGroupClaim, enterClaimedGroup, setClaimedMeaning } from '#data/sign-on/decide-groups.ts'
import { readMeaning } from '#server/directory-meaning.ts'
import { action, provenAction } from './action.ts'
import { Identifier, Optional, RequiredText, SeenVersion } from './fields.ts'

/** Says in which claim the provider names groups. */
export const chooseClaim = provenAction(
  'administrator',
  z.object({ claim: Optional, seen: SeenVersion }),
  async (viewer, input) => {
    const outcome = await chooseGroupClaim(viewer, input)
    return outcome === 'done'
      ? { ok: true, goTo: '/admin/single-sign-on/groups?done=claim' }
      : { ok: false, field: 'claim', problem: outcome }
  },
)

/** Enters a group before anyone of it has signed in, and leads to where its meaning is chosen. */
export const enterGroup = action('administrator', z.object({ value: RequiredText }), async (viewer, { value }, at) => ({
  ok: true,
  goTo: `/admin/single-sign-on/groups/${await enterClaimedGroup(viewer, { value }, at)}`,
}))

/** Says what being in a group of the provider's means. */
export const decideOnClaimedGroup = provenAction(
  'administrator',
  z.object({ groupId: Identifier, meaning: z.string().max(100), seen: SeenVersion }),
  async (viewer, { groupId, meaning, seen }, at) => {
    const outcome = await setClaimedMeaning(viewer, { groupId, meaning: readMeaning(meaning), seen }, at)
    return outcome.ok
      ? { ok: true, goTo: '/admin/single-sign-on/groups?done=rule' }
      : { ok: false, field: 'meaning', problem: outcome.problem }
  },
)
