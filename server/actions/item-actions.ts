'use server'

import { z } from 'zod'
import { decideItem } from '#data/reports/decide-item.ts'
import { longestContest } from '#server/contest-rule.ts'
import { action } from './action.ts'

/** An administrator has read a question that is in doubt, and says why it does not count, counts, or is to be corrected. */
export const decide = action(
  'administrator',
  z.object({
    itemId: z.string('required').min(1, 'required').max(200, 'too-long'),
    decision: z.enum(['stays-out', 'counts-again', 'contested'], 'required'),
    why: z.string('required').trim().min(1, 'required').max(longestContest, 'too-long'),
  }),
  async (viewer, { why, ...made }, at) =>
    (await decideItem(viewer, { ...made, reason: why }, at)) === 'decided'
      ? { ok: true, done: 'item-decided' }
      : { ok: false, field: 'why', problem: 'not-in-doubt' },
)
