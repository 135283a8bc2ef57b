'use server'

import { z } from 'zod'
import { removeOwnSecondFactor, resetSecondFactor } from '#data/people/remove-second-factor.ts'
import { deviceKnownTo } from '#server/known-device.ts'
import { faultOfOwnPassword } from '#server/own-password.ts'
import { placeWithin } from '#server/place-within.ts'
import { checkCode } from '#server/second-factor/check-code.ts'
import { showSecondFactor } from '#server/second-factor/second-step.ts'
import { beginSecondFactor, makeRecoveryCodes } from '#server/second-factor/set-up.ts'
import { requireSession } from '#server/session.ts'
import {
  clientAddress,
  deviceCookie,
  endSecondStepCookie,
  keepDevice,
  secondStepCookie,
  setSessionCookie,
  userAgent,
} from '#server/sign-in-cookie.ts'
import { action, openAction } from './action.ts'
import { Identifier } from './fields.ts'

const Code = z.string('required').trim().min(1, 'required').max(100, 'wrong-code')

/** The second step of signing in. */
export const enterCode = openAction(
  z.object({ code: Code, next: z.string().optional() }),
  async ({ code, next }, { now }) => {
    const from = { address: await clientAddress(), deviceCookie: await deviceCookie(), userAgent: await userAgent() }
    const outcome = await showSecondFactor({ cookie: await secondStepCookie(), code }, { ...from, now })
    if (!outcome.ok) return { ok: false, field: 'code', problem: outcome.problem }
    await setSessionCookie(outcome.session, { keep: outcome.keep })
    await endSecondStepCookie()
    await keepDevice(outcome.email)
    return { ok: true, goTo: placeWithin(next) }
  },
)

/** Makes a secret to put into an app. Who only found the device open does not know the password. */
export const beginFactor = action(
  'anyone',
  z.object({ currentPassword: z.string('required').min(1, 'required').max(1000, 'wrong-password') }),
  async (viewer, { currentPassword }, { now }) => {
    const problem = await faultOfOwnPassword(viewer, currentPassword)
    if (problem !== null) return { ok: false, field: 'currentPassword', problem }
    await beginSecondFactor(viewer, { ...(await requireSession()), now })
    return { ok: true, goTo: '/account/second-factor' }
  },
)

/** Ten recovery codes for a code of the app, shown once. The first time this sets the second factor up. */
export const showRecoveryCodes = action('anyone', z.object({ code: Code }), async (viewer, { code }, { now }) => {
  const device = deviceKnownTo(await deviceCookie(), viewer.email)
  const made = await makeRecoveryCodes(viewer, code, { ...(await requireSession()), device, now })
  if (!made.ok) return { ok: false, field: 'code', problem: made.problem }
  return { ok: true, done: 'recovery-codes', secret: made.codes.join('\n') }
})

/** Removes the viewer's own second factor, for a code of it. */
export const removeFactor = action(
  'anyone',
  z.object({ removingCode: Code }),
  async (viewer, { removingCode }, { now }) => {
    const device = deviceKnownTo(await deviceCookie(), viewer.email)
    const checked = await checkCode(viewer, removingCode, { device, now })
    if (checked !== 'right') return { ok: false, field: 'removingCode', problem: checked }
    await removeOwnSecondFactor(viewer, { now })
    return { ok: true, goTo: '/account/second-factor?done=removed' }
  },
)

/** Removes what someone else has lost, so that their password alone signs them in. */
export const resetFactor = action(
  'administrator',
  z.object({ personId: Identifier }),
  async (viewer, { personId }, { now }) => {
    const outcome = await resetSecondFactor(viewer, personId, { now })
    return outcome === 'reset'
      ? { ok: true, goTo: `/admin/people/${personId}?done=second-factor#second-factor` }
      : { ok: false, field: 'personId', problem: outcome }
  },
)
