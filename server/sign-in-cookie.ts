import { cookies, headers } from 'next/headers'
import { dangerouslyEndSession } from '#data/people/end-session.ts'
import type { SessionReference } from '#data/viewer.ts'
import { EmailAddressSchema } from '#domain/text/email-address.ts'
import { cookieName, cookieOptions, isSecure } from './cookie-names.ts'
import { deviceCookieName, deviceCookieSeconds, deviceCookieWith } from './known-device.ts'
import {
  choiceSeconds,
  lastOrganisationCookieName,
  lastOrganisationSeconds,
  type OrganisationChoice,
  sealChoice,
} from './organisation-choice.ts'
import { rememberedCookieName, rememberedSeconds } from './remembered-device.ts'
import { type HalfSignedIn, sealHalfSignedIn, secondStepSeconds } from './second-factor/second-step.ts'
import { longestSessionSeconds, readSessionCookie, sealSessionCookie, sessionCookieName } from './session-cookie.ts'

/**
 * Sets next-auth's cookie for a session. Kept: for as long as sessions last; otherwise until the browser is closed. A session
 * that was open in this browser ends, whoever's it was: nobody could reach it to end it.
 */
export async function setSessionCookie(session: SessionReference, { keep }: { keep: boolean }): Promise<void> {
  const jar = await cookies()
  const earlier = await readSessionCookie(jar.get(sessionCookieName())?.value)
  jar.set(sessionCookieName(), await sealSessionCookie(session), {
    ...cookieOptions(),
    ...(keep ? { maxAge: longestSessionSeconds } : {}),
  })
  if (earlier !== null) await dangerouslyEndSession(earlier)
}

/** Takes the cookie away and says which session it was. */
export async function takeSessionCookie(): Promise<SessionReference | null> {
  const jar = await cookies()
  const session = await readSessionCookie(jar.get(sessionCookieName())?.value)
  jar.delete({ name: sessionCookieName(), path: '/', secure: isSecure() })
  return session
}

function secondStepCookieName(): string {
  return cookieName('curtain-second-step')
}

/** Keeps who has shown their password, until they show their second factor. */
export async function setSecondStepCookie(half: HalfSignedIn): Promise<void> {
  const jar = await cookies()
  jar.set(secondStepCookieName(), await sealHalfSignedIn(half), { ...cookieOptions(), maxAge: secondStepSeconds })
}

export async function secondStepCookie(): Promise<string | undefined> {
  return (await cookies()).get(secondStepCookieName())?.value
}

export async function endSecondStepCookie(): Promise<void> {
  const jar = await cookies()
  jar.delete({ name: secondStepCookieName(), path: '/', secure: isSecure() })
}

function choiceCookieName(): string {
  return cookieName('curtain-choice')
}

/** Keeps in which organisations a password was right, until one is chosen. */
export async function setChoiceCookie(choice: OrganisationChoice): Promise<void> {
  const jar = await cookies()
  jar.set(choiceCookieName(), await sealChoice(choice), { ...cookieOptions(), maxAge: choiceSeconds })
}

export async function choiceCookie(): Promise<string | undefined> {
  return (await cookies()).get(choiceCookieName())?.value
}

export async function endChoiceCookie(): Promise<void> {
  const jar = await cookies()
  jar.delete({ name: choiceCookieName(), path: '/', secure: isSecure() })
}

/** Which organisations were last chosen on this device. */
export async function lastOrganisationCookie(): Promise<string | undefined> {
  return (await cookies()).get(lastOrganisationCookieName())?.value
}

export async function setLastOrganisationCookie(value: string): Promise<void> {
  const jar = await cookies()
  jar.set(lastOrganisationCookieName(), value, { ...cookieOptions(), maxAge: lastOrganisationSeconds })
}

/** Keeps the address that someone has typed for the next step, ten minutes long: in no address bar, which others see and logs keep. */
export async function keepTypedEmail(email: string): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName('curtain-email'), email, { ...cookieOptions(), maxAge: 10 * 60 })
}

/** The address that was typed in the step before; null: none that is one. */
export async function typedEmail(): Promise<string | null> {
  return EmailAddressSchema.nullable()
    .catch(null)
    .parse((await cookies()).get(cookieName('curtain-email'))?.value ?? null)
}

/** What an earlier sign-in on this device has left there. */
export async function deviceCookie(): Promise<string | undefined> {
  return (await cookies()).get(deviceCookieName())?.value
}

/** Makes this device known to the account that was signed in to. */
export async function keepDevice(account: {
  readonly organisationId: string
  readonly personId: string
}): Promise<void> {
  const jar = await cookies()
  jar.set(deviceCookieName(), deviceCookieWith(jar.get(deviceCookieName())?.value, account), {
    ...cookieOptions(),
    maxAge: deviceCookieSeconds,
  })
}

/** What remembers this device for the people who chose that. */
export async function rememberedCookie(): Promise<string | undefined> {
  return (await cookies()).get(rememberedCookieName())?.value
}

export async function setRememberedCookie(value: string): Promise<void> {
  const jar = await cookies()
  jar.set(rememberedCookieName(), value, { ...cookieOptions(), maxAge: rememberedSeconds })
}

/** The network address that the web server saw; empty where there is none. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get('x-client-address') ?? ''
}

/** What the browser says that it is; empty where it says nothing. */
export async function userAgent(): Promise<string> {
  return (await headers()).get('user-agent') ?? ''
}
