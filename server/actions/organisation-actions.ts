'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { changeTimeZone } from '#data/people/change-time-zone.ts'
import { changeRememberedDays } from '#data/people/remembered-days.ts'
import { changeFactorRule } from '#data/people/required-factor.ts'
import { changeSignInSettings } from '#data/people/sign-in-settings.ts'
import { rememberedChoices } from '#domain/sessions/remembered-days.ts'
import { idleChoices, longestChoices } from '#domain/sessions/session-limits.ts'
import { action, provenAction } from './action.ts'
import { OptionalDay, SeenVersion, TimeZone } from './fields.ts'

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
export const changeSignIn = provenAction(
  'administrator',
  z.object({ idleMinutes: oneOf(idleChoices), longestMinutes: oneOf(longestChoices), seen: SeenVersion }),
  async (viewer, settings, at) => {
    if ((await changeSignInSettings(viewer, settings, at)) === 'changed-meanwhile')
      return { ok: false, field: 'idleMinutes', problem: 'changed-meanwhile' }
    return { ok: true, goTo: '/admin/sign-in?done=changed' }
  },
)

/** From when a second factor is asked of whom. A day that is past counts from now. */
export const changeFactors = provenAction(
  'administrator',
  z.object({
    administratorFrom: OptionalDay,
    managerFrom: OptionalDay,
    clinicianFrom: OptionalDay,
    seen: SeenVersion,
  }),
  async (viewer, input, at) => {
    const rule = { administrator: input.administratorFrom, manager: input.managerFrom, clinician: input.clinicianFrom }
    const change = await changeFactorRule(viewer, { rule, seen: input.seen }, at)
    return change.ok
      ? { ok: true, goTo: `/admin/sign-in?done=second-factor&told=${change.told}` }
      : { ok: false, field: 'administratorFrom', problem: change.problem }
  },
)

/** For how many days a device may be remembered. */
export const rememberDevicesFor = provenAction(
  'administrator',
  z.object({ days: oneOf(rememberedChoices), seen: SeenVersion }),
  async (viewer, settings, at) => {
    if ((await changeRememberedDays(viewer, settings, at)) === 'changed-meanwhile')
      return { ok: false, field: 'days', problem: 'changed-meanwhile' }
    return { ok: true, goTo: '/admin/sign-in?done=changed' }
  },
)
