'use server'

import { z } from 'zod'
import { decideItem } from '#data/reports/decide-item.ts'
import { longestContest } from '#server/contest-rule.ts'
import { action } from './action.ts'
import { SeenVersion } from './fields.ts'

/** An administrator has read a question that is in doubt, and says why it does not count, counts, or is to be corrected. */
export const decide = action(
  'administrator',
  z.object({
    itemId: z.string('required').min(1, 'required').max(200, 'too-long'),
    seen: SeenVersion,
    decision: z.enum(['stays-out', 'counts-again', 'contested'], 'required'),
    why: z.string('required').trim().min(1, 'required').max(longestContest, 'too-long'),
  }),
  async (viewer, { why, ...made }, at) => {
    const outcome = await decideItem(viewer, { ...made, reason: why }, at)
    return outcome === 'decided' ? { ok: true, done: 'item-decided' } : { ok: false, field: 'why', problem: outcome }
  },
)
