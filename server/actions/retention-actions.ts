'use server'

import { z } from 'zod'
import { changeRetention } from '#data/retention/change-retention.ts'
import { periodChoices } from '#domain/retention/periods.ts'
import { action } from './action.ts'

/** For how long the organisation keeps statuses of people who left. What is older goes in the next night. */
export const keepForSoLong = action(
  'administrator',
  z.object({
    statuses: z.coerce.number('required').refine((months) => periodChoices.statuses.includes(months), 'required'),
  }),
  async (viewer, periods, at) => {
    await changeRetention(viewer, periods, at)
    return { ok: true, goTo: '/admin/retention?done=changed' }
  },
)
