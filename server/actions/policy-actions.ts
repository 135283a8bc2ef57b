'use server'

import { z } from 'zod'
import { savePolicy } from '#data/policy/save-policy.ts'
import { PolicyForm, readDraft, writeDraft } from '#server/policy-form.ts'
import { action } from './action.ts'

/** From the form to the preview: nothing is written yet. */
export const preview = action('administrator', PolicyForm, async (_viewer, policy) => ({
  ok: true,
  goTo: `/admin/policy/preview?draft=${writeDraft(policy)}`,
}))

/** From the preview: the policy comes into force, unless another did since it was drawn up. */
export const bringIntoForce = action(
  'administrator',
  z.object({ draft: z.string(), basedOn: z.coerce.number('not-found').int('not-found') }),
  async (viewer, { draft, basedOn }, at) => {
    const policy = readDraft(draft)
    if (policy === null) return { ok: false, field: 'draft', problem: 'not-found' }
    const outcome = await savePolicy(viewer, { policy, basedOn }, at)
    if (!outcome.ok) return { ok: false, field: 'draft', problem: `policy-${outcome.problem}` }
    return { ok: true, goTo: '/admin/policy?done=saved' }
  },
)
