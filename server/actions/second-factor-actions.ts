'use server'

import { z } from 'zod'
import type { SettingUp } from '#data/people/find-setting-up.ts'
import { dangerouslyFindPasskeys } from '#data/people/list-passkeys.ts'
import { ownPasswordIsShort } from '#data/people/password-is-short.ts'
import { dangerouslyRememberDevice } from '#data/people/remember-device.ts'
import { removeOwnSecondFactor, resetSecondFactor } from '#data/people/remove-second-factor.ts'
import type { Viewer } from '#data/viewer.ts'
import { networkOf } from '#server/client-network.ts'
import { deviceNameOf } from '#server/device-name.ts'
import { deviceKnownTo } from '#server/known-device.ts'
import { faultOfOwnPassword } from '#server/own-password.ts'
import { placeAfterSignIn } from '#server/place-after-sign-in.ts'
import { placeWithin } from '#server/place-within.ts'
import { rememberIn } from '#server/remembered-device.ts'
import { checkCode } from '#server/second-factor/check-code.ts'
import { showSecondFactor } from '#server/second-factor/second-step.ts'
import { beginSecondFactor, makeRecoveryCodes } from '#server/second-factor/set-up.ts'
import { requireSession, settingUpPage } from '#server/session.ts'
import {
  clientAddress,
  deviceCookie,
  endSecondStepCookie,
  keepDevice,
  rememberedCookie,
  secondStepCookie,
  setRememberedCookie,
  setSessionCookie,
  userAgent,
} from '#server/sign-in-cookie.ts'
import { action, openAction, provenAction, settingUpAction } from './action.ts'
import { CurrentPassword, Identifier } from './fields.ts'

const Code = z.string('required').trim().min(1, 'required').max(100, 'wrong-code')

/** The second step of signing in. */
export const enterCode = openAction(
  z.object({ code: Code, remember: z.string().optional(), next: z.string().optional() }),
  async ({ code, remember, next }, { now }) => {
    const from = { address: await clientAddress(), deviceCookie: await deviceCookie(), userAgent: await userAgent() }
    const outcome = await showSecondFactor({ cookie: await secondStepCookie(), code }, { ...from, now })
    if (!outcome.ok) return { ok: false, field: 'code', problem: outcome.problem }
    const { half } = outcome
    await setSessionCookie(outcome.session, { keep: half.keep })
    await endSecondStepCookie()
    await keepDevice(half)
    if (remember === 'yes') {
      const { cookie, tokenHash } = rememberIn(await rememberedCookie(), half)
      const deviceFacts = { device: deviceNameOf(from.userAgent), network: networkOf(from.address), now }
      if (await dangerouslyRememberDevice(half, { tokenHash, ...deviceFacts })) await setRememberedCookie(cookie)
    }
    return { ok: true, goTo: await placeAfterSignIn(outcome.session, next, { now }) }
  },
)

/** Makes a secret to put into an app. Who only found the device open does not know the password. */
export const beginFactor = action(
  'anyone',
  z.object({ currentPassword: CurrentPassword }),
  async (viewer, { currentPassword }, { now }) => {
    const problem = await faultOfOwnPassword(viewer, currentPassword)
    if (problem !== null) return { ok: false, field: 'currentPassword', problem }
    await beginSecondFactor(viewer, { ...(await requireSession()), now })
    return { ok: true, goTo: '/account/second-factor' }
  },
)

/** The same for who has to before anything else. */
export const beginOwedFactor = settingUpAction(
  z.object({ currentPassword: CurrentPassword, next: z.string().optional() }),
  async (person, { currentPassword, next }, { now }) => {
    const problem = await faultOfOwnPassword(person, currentPassword)
    if (problem !== null) return { ok: false, field: 'currentPassword', problem }
    await beginSecondFactor(person, { ...(await requireSession()), now })
    return { ok: true, goTo: `${settingUpPage}?${new URLSearchParams({ next: placeWithin(next) })}` }
  },
)

/** The same: from here on they are let in, and the page goes on showing the codes. */
export const showFirstRecoveryCodes = settingUpAction(z.object({ code: Code }), async (person, { code }, { now }) => {
  const creation = await codesFor(person, code, { now })
  return 'problem' in creation ? creation : { ...creation, page: 'stays' }
})

/** Ten recovery codes for a code of the app, shown once. The first time this sets the second factor up. */
export const showRecoveryCodes = action('anyone', z.object({ code: Code }), async (viewer, { code }, { now }) => {
  return codesFor(viewer, code, { now })
})

async function codesFor(person: SettingUp | Viewer, code: string, { now }: { now: Date }) {
  const device = deviceKnownTo(await deviceCookie(), person)
  const creation = await makeRecoveryCodes(person, code, { ...(await requireSession()), device, now })
  if (!creation.ok) return { ok: false, field: 'code', problem: creation.problem } as const
  return { ok: true, done: 'recovery-codes', secret: creation.codes.join('\n') } as const
}

/** Removes the viewer's own second factor, for a code of it. A short password would be too little without: it is changed first. */
export const removeFactor = action(
  'anyone',
  z.object({ removingCode: Code }),
  async (viewer, { removingCode }, { now }) => {
    const isLast = (await dangerouslyFindPasskeys(viewer)).length === 0
    if (isLast && (await ownPasswordIsShort(viewer)))
      return { ok: false, field: 'removingCode', problem: 'longer-password-first' }
    const device = deviceKnownTo(await deviceCookie(), viewer)
    const codeCheck = await checkCode(viewer, removingCode, { device, now })
    if (codeCheck !== 'right') return { ok: false, field: 'removingCode', problem: codeCheck }
    await removeOwnSecondFactor(viewer, { now })
    return { ok: true, goTo: '/account/second-factor?done=removed' }
  },
)

/** Removes what someone else has lost, so that their password alone signs them in. */
export const resetFactor = provenAction(
  'administrator',
  z.object({ personId: Identifier }),
  async (viewer, { personId }, { now }) => {
    const outcome = await resetSecondFactor(viewer, personId, { now })
    return outcome === 'reset'
      ? { ok: true, goTo: `/admin/people/${personId}?done=second-factor#second-factor` }
      : { ok: false, field: 'personId', problem: outcome }
  },
)
