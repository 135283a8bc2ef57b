'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { changeTimeZone } from '#data/people/change-time-zone.ts'
import { action } from './action.ts'
import { TimeZone } from './fields.ts'

/** What day it is for the whole organisation, from now on. */
export const chooseOrganisationTimeZone = action(
  'administrator',
  z.object({ timeZone: TimeZone }),
  async (viewer, { timeZone }, at) => {
    await changeTimeZone(viewer, { timeZone }, at)
    revalidatePath('/', 'layout')
    return { ok: true, goTo: '/admin/time-zone?done=changed' }
  },
)
