'use server'

import { z } from 'zod'
import { changeRetention } from '#data/retention/change-retention.ts'
import { periodChoices } from '#domain/retention/periods.ts'
import { action } from './action.ts'
import { SeenVersion } from './fields.ts'

/** For how long the organisation keeps statuses of people who left. What is older goes in the next night. */
export const keepForSoLong = action(
  'administrator',
  z.object({
    seen: SeenVersion,
    statuses: z.coerce.number('required').refine((months) => periodChoices.statuses.includes(months), 'required'),
  }),
  async (viewer, periods, at) => {
    if ((await changeRetention(viewer, periods, at)) === 'changed-meanwhile')
      return { ok: false, field: 'statuses', problem: 'changed-meanwhile' }
    return { ok: true, goTo: '/admin/retention?done=changed' }
  },
)
