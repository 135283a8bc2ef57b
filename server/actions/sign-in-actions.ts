'use server'

import { z } from 'zod'
import { EmailAddressSchema } from '#domain/text/email-address.ts'
import { chooseOrganisation } from '#server/choose-organisation.ts'
import { networkOf } from '#server/client-network.ts'
import { lastOrganisationWith } from '#server/organisation-choice.ts'
import { placeAfterSignIn } from '#server/place-after-sign-in.ts'
import { placeWithin } from '#server/place-within.ts'
import { type SignInForm, signIn } from '#server/sign-in.ts'
import {
  choiceCookie,
  clientAddress,
  deviceCookie,
  endChoiceCookie,
  keepDevice,
  keepTypedEmail,
  lastOrganisationCookie,
  rememberedCookie,
  setChoiceCookie,
  setLastOrganisationCookie,
  setSecondStepCookie,
  setSessionCookie,
  userAgent,
} from '#server/sign-in-cookie.ts'
import { type Outcome, openAction } from './action.ts'
import { Identifier } from './fields.ts'

/** Signs in and goes where they were going, or to the page of their highest duty. */
export const enter = openAction(
  z.object({
    email: EmailAddressSchema,
    password: z.string('required').min(1, 'required'),
    keep: z.string().optional(),
    next: z.string().optional(),
  }),
  async ({ email, password, keep, next }, { now }) => {
    const from = {
      address: await clientAddress(),
      deviceCookie: await deviceCookie(),
      rememberedCookie: await rememberedCookie(),
      userAgent: await userAgent(),
    }
    const outcome = await signIn({ email, password, keep }, { ...from, now })
    if (outcome.ok || outcome.problem === 'second-factor' || outcome.problem === 'use-single-sign-on')
      return goOn(outcome, { keep: keep === 'yes', next, now })
    if (outcome.problem !== 'choose-organisation') return { ok: false, field: 'password', problem: outcome.problem }
    await setChoiceCookie(outcome.choice)
    return { ok: true, goTo: `/sign-in/organisation?${new URLSearchParams({ next: placeWithin(next) })}` }
  },
)

/** Where a password was right in several organisations: goes on into the one that they choose. */
export const enterOneOrganisation = openAction(
  z.object({ organisation: Identifier, next: z.string().optional() }),
  async ({ organisation: organisationId, next }, { now }) => {
    const network = networkOf(await clientAddress())
    const at = { network, rememberedCookie: await rememberedCookie(), userAgent: await userAgent(), now }
    const choice = await chooseOrganisation({ cookie: await choiceCookie(), organisationId }, at)
    if (!choice.ok) return { ok: false, field: 'organisation', problem: choice.problem }
    const { email, keep, organisations } = choice.choice
    await endChoiceCookie()
    const others = { email, organisationId, instead: Object.keys(organisations) }
    await setLastOrganisationCookie(lastOrganisationWith(await lastOrganisationCookie(), others))
    return goOn(choice.entered, { keep, next, now })
  },
)

async function goOn(
  form: SignInForm,
  { keep, next, now }: { keep: boolean; next: string | undefined; now: Date },
): Promise<Outcome> {
  if (!form.ok && form.problem === 'second-factor') {
    await setSecondStepCookie(form.half)
    return { ok: true, goTo: `/sign-in/second-factor?${new URLSearchParams({ next: placeWithin(next) })}` }
  }
  if (!form.ok) {
    const organisation = form.organisationId
    return { ok: true, goTo: `/sign-in?${new URLSearchParams({ organisation, next: placeWithin(next) })}` }
  }
  await setSessionCookie(form.session, { keep })
  await keepDevice(form.person)
  return { ok: true, goTo: await placeAfterSignIn(form.session, next, { now }) }
}

/** The first step of signing in, where some organisations have a provider: the address says which way its owner goes. */
export const giveEmail = openAction(
  z.object({ email: EmailAddressSchema, next: z.string().optional() }),
  async ({ email, next }) => {
    await keepTypedEmail(email)
    return { ok: true, goTo: `/sign-in?${new URLSearchParams({ step: 'next', next: placeWithin(next) })}` }
  },
)
