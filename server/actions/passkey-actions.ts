'use server'

import { z } from 'zod'
import { addOwnPasskey } from '#data/people/add-passkey.ts'
import { dangerouslyFindSecondFactor } from '#data/people/find-second-factor.ts'
import { dangerouslyFindPasskeys, listOwnPasskeys } from '#data/people/list-passkeys.ts'
import { ownPasswordIsShort } from '#data/people/password-is-short.ts'
import { removeOwnPasskey } from '#data/people/remove-passkey.ts'
import { faultOfOwnPassword } from '#server/own-password.ts'
import { newChallenge, setChallengeCookie, takeChallengeCookie } from '#server/passkeys/challenge.ts'
import { checkNewPasskey, MadePasskey, ShownPasskey } from '#server/passkeys/check-passkey.ts'
import { optionsToAdd, optionsToShow } from '#server/passkeys/options.ts'
import { showSecondPasskey, signInWithPasskey } from '#server/passkeys/sign-in-with-passkey.ts'
import { placeAfterSignIn } from '#server/place-after-sign-in.ts'
import { readHalfSignedIn, stillHolds } from '#server/second-factor/second-step.ts'
import {
  clientAddress,
  endSecondStepCookie,
  keepDevice,
  secondStepCookie,
  setSessionCookie,
  userAgent,
} from '#server/sign-in-cookie.ts'
import { action, openAction } from './action.ts'
import { CurrentPassword, Identifier, RequiredText } from './fields.ts'

/** What the browser's script sends as a text in a field of the form: JSON of that shape, or no passkey. */
function jsonOf<Shape extends z.ZodType>(shape: Shape) {
  return z
    .string('passkey-refused')
    .max(60_000, 'passkey-refused')
    .transform((text, context): z.output<Shape> => {
      const parseResult = shape.safeParse(parseJson(text))
      if (parseResult.success) return parseResult.data
      context.addIssue({ code: 'custom', message: 'passkey-refused' })
      return z.NEVER
    })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What the browser needs to make a passkey. Who only found the device open does not know the password. */
export const beginPasskey = action(
  'anyone',
  z.object({ passkeyName: RequiredText, currentPassword: CurrentPassword }),
  async (viewer, { currentPassword }) => {
    const problem = await faultOfOwnPassword(viewer, currentPassword)
    if (problem !== null) return { ok: false, field: 'currentPassword', problem }
    const challenge = newChallenge('add', { personId: viewer.personId })
    await setChallengeCookie(challenge)
    const options = JSON.stringify(await optionsToAdd(viewer, challenge))
    return { ok: true, done: 'passkey-asked', secret: options, page: 'stays' }
  },
)

/** Keeps the passkey that the browser made. */
export const addPasskey = action(
  'anyone',
  z.object({ passkeyName: RequiredText, passkey: jsonOf(MadePasskey) }),
  async (viewer, { passkeyName: name, passkey }, { now }) => {
    const challenge = await takeChallengeCookie()
    const newPasskey = challenge?.personId === viewer.personId ? await checkNewPasskey(passkey, challenge) : null
    if (newPasskey === null) return { ok: false, field: 'passkey', problem: 'passkey-refused' }
    const outcome = await addOwnPasskey(viewer, { ...newPasskey, name }, { now })
    if (outcome !== 'added') return { ok: false, field: 'passkey', problem: `passkey-${outcome}` }
    return { ok: true, goTo: '/account/second-factor?done=passkey' }
  },
)

/** Removes one for the password; not the last factor beside a password that is too short to be the only one. */
export const removePasskey = action(
  'anyone',
  z.object({ passkeyId: Identifier, passkeyPassword: CurrentPassword }),
  async (viewer, { passkeyId, passkeyPassword }, { now }) => {
    const problem = await faultOfOwnPassword(viewer, passkeyPassword)
    if (problem !== null) return { ok: false, field: 'passkeyPassword', problem }
    const app = await dangerouslyFindSecondFactor(viewer)
    const isLast = (app?.confirmedAt ?? null) === null && (await listOwnPasskeys(viewer)).length === 1
    if (isLast && (await ownPasswordIsShort(viewer)))
      return { ok: false, field: 'passkeyPassword', problem: 'longer-password-first' }
    await removeOwnPasskey(viewer, passkeyId, { now })
    return { ok: true, goTo: '/account/second-factor?done=passkey-removed' }
  },
)

/** What the browser needs to sign someone in with a passkey, whoever's it is. */
export const askForPasskey = openAction(z.object({}), async () => {
  const challenge = newChallenge('sign-in', { personId: null })
  await setChallengeCookie(challenge)
  return {
    ok: true,
    done: 'passkey-asked',
    secret: JSON.stringify(await optionsToShow(challenge, [])),
    page: 'stays',
  }
})

export const enterWithPasskey = openAction(
  z.object({ passkey: jsonOf(ShownPasskey), next: z.string().optional() }),
  async ({ passkey, next }, { now }) => {
    const from = { address: await clientAddress(), userAgent: await userAgent(), now }
    const outcome = await signInWithPasskey({ signature: passkey, challenge: await takeChallengeCookie() }, from)
    if (!outcome.ok) return { ok: false, field: 'passkey', problem: outcome.problem }
    await setSessionCookie(outcome.session, { keep: false })
    await keepDevice(outcome.person)
    return { ok: true, goTo: await placeAfterSignIn(outcome.session, next, { now }) }
  },
)

/** The same for the second step, of whoever gave the password. */
export const askForSecondPasskey = openAction(z.object({}), async () => {
  const half = await readHalfSignedIn(await secondStepCookie())
  // Which passkeys someone has is told to nobody but who gave their password, as it is now.
  if (half === null || !(await stillHolds(half))) return { ok: false, field: 'passkey', problem: 'sign-in-again' }
  const challenge = newChallenge('second-step', { personId: half.personId })
  await setChallengeCookie(challenge)
  const options = await optionsToShow(challenge, await dangerouslyFindPasskeys(half))
  return { ok: true, done: 'passkey-asked', secret: JSON.stringify(options), page: 'stays' }
})

export const enterSecondPasskey = openAction(
  z.object({ passkey: jsonOf(ShownPasskey), next: z.string().optional() }),
  async ({ passkey, next }, { now }) => {
    const from = { address: await clientAddress(), userAgent: await userAgent(), now }
    const cookie = await secondStepCookie()
    const outcome = await showSecondPasskey(
      { cookie, signature: passkey, challenge: await takeChallengeCookie() },
      from,
    )
    if (!outcome.ok) return { ok: false, field: 'passkey', problem: outcome.problem }
    await setSessionCookie(outcome.session, { keep: outcome.half.keep })
    await endSecondStepCookie()
    await keepDevice(outcome.half)
    return { ok: true, goTo: await placeAfterSignIn(outcome.session, next, { now }) }
  },
)
