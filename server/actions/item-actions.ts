'use server'

import { z } from 'zod'
import { decideItem } from '#data/reports/decide-item.ts'
import { longestContest } from '#server/contest-rule.ts'
import { action } from './action.ts'

/** An administrator has read a question that was taken out, and says why it stays out or counts again. */
export const decide = action(
  'administrator',
  z.object({
    itemId: z.string('required').min(1, 'required').max(200, 'too-long'),
    decision: z.enum(['stays-out', 'counts-again'], 'required'),
    why: z.string('required').trim().min(1, 'required').max(longestContest, 'too-long'),
  }),
  async (viewer, { why, ...made }, at) =>
    (await decideItem(viewer, { ...made, reason: why }, at)) === 'decided'
      ? { ok: true, done: 'item-decided' }
      : { ok: false, field: 'why', problem: 'not-quarantined' },
)
