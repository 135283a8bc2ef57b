'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { changeTimeZone } from '#data/people/change-time-zone.ts'
import { changeSignInSettings } from '#data/people/sign-in-settings.ts'
import { idleChoices, longestChoices } from '#domain/sessions/session-limits.ts'
import { action } from './action.ts'
import { SeenVersion, TimeZone } from './fields.ts'

/** What day it is for the whole organisation, from now on. */
export const chooseOrganisationTimeZone = action(
  'administrator',
  z.object({ timeZone: TimeZone, seen: SeenVersion }),
  async (viewer, zone, at) => {
    if ((await changeTimeZone(viewer, zone, at)) === 'changed-meanwhile')
      return { ok: false, field: 'timeZone', problem: 'changed-meanwhile' }
    revalidatePath('/', 'layout')
    return { ok: true, goTo: '/admin/time-zone?done=changed' }
  },
)

const oneOf = (choices: readonly number[]) =>
  z.coerce.number('required').refine((minutes) => choices.includes(minutes), 'required')

/** For how long the organisation's people stay signed in, those too who are signed in now. */
export const changeSignIn = action(
  'administrator',
  z.object({ idleMinutes: oneOf(idleChoices), longestMinutes: oneOf(longestChoices), seen: SeenVersion }),
  async (viewer, settings, at) => {
    if ((await changeSignInSettings(viewer, settings, at)) === 'changed-meanwhile')
      return { ok: false, field: 'idleMinutes', problem: 'changed-meanwhile' }
    return { ok: true, goTo: '/admin/sign-in?done=changed' }
  },
)
