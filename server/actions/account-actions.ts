'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { z } from 'zod'
import { changeOwnLanguage } from '#data/people/change-own-language.ts'
import { changeOwnPassword } from '#data/people/change-own-password.ts'
import { changeOwnTimeZone } from '#data/people/change-own-time-zone.ts'
import { endOwnSessions } from '#data/people/end-own-sessions.ts'
import { dangerouslyEndSession } from '#data/people/end-session.ts'
import { dangerouslyFindToken } from '#data/people/find-token.ts'
import { dangerouslySpendToken } from '#data/people/spend-token.ts'
import { isShortPassword } from '#domain/passwords/password-fault.ts'
import { EmailAddressSchema } from '#domain/text/email-address.ts'
import { languageOf, languageTags } from '#i18n/languages.ts'
import { hashPassword } from '#platform/password.ts'
import { keepAppearance } from '#server/appearance.ts'
import { askForReset } from '#server/ask-for-reset.ts'
import { networkOf } from '#server/client-network.ts'
import { keepLanguageOfBrowser, languageOfRequest } from '#server/language.ts'
import { faultOfOwnPassword } from '#server/own-password.ts'
import { faultOfNewPassword } from '#server/password-rule.ts'
import { highestDuty, requireDuties } from '#server/session.ts'
import { shortestPasswordOf } from '#server/shortest-password.ts'
import { clientAddress, deviceCookie, takeSessionCookie } from '#server/sign-in-cookie.ts'
import { hashToken } from '#server/tokens.ts'
import { action, openAction, provenAction, requireForm } from './action.ts'
import { CurrentPassword, RequiredText, TimeZone } from './fields.ts'

/** Ends this session, here and wherever its cookie may be. */
export async function leave(): Promise<void> {
  const session = await takeSessionCookie()
  if (session !== null) await dangerouslyEndSession(session)
  redirect('/sign-in?after=signed-out')
}

/** A new password, typed once: showing it replaces typing it twice. */
const NewPassword = z.string('required').min(1, 'required').max(1000, 'password-too-long')

/** Changing the password ends every session, this one too: the next page is the one to sign in on. */
export const changePassword = action(
  'anyone',
  z.object({ currentPassword: CurrentPassword, newPassword: NewPassword }),
  async (viewer, { currentPassword, newPassword }, { now }) => {
    const fault = faultOfNewPassword(newPassword, viewer, { shortest: await shortestPasswordOf(viewer) })
    if (fault !== null) return { ok: false, field: 'newPassword', problem: fault }
    const wrong = await faultOfOwnPassword(viewer, currentPassword)
    if (wrong !== null) return { ok: false, field: 'currentPassword', problem: wrong }
    const isShort = isShortPassword(newPassword)
    await changeOwnPassword(viewer, { passwordHash: await hashPassword(newPassword), isShort, now })
    return { ok: true, goTo: '/sign-in?after=password-changed' }
  },
)

const ChosenLanguage = z.object({ language: z.enum(languageTags, 'required') })

/** The language in which the viewer reads everything from now on. */
export const changeLanguage = action('anyone', ChosenLanguage, async (viewer, { language }) => {
  await changeOwnLanguage(viewer, { language })
  // The page's outermost part says which language it is in, and is otherwise kept.
  revalidatePath('/', 'layout')
  return { ok: true, goTo: '/account?done=language' }
})

/** The same from the account menu: a press on a language, on whatever page they are. */
export async function readInLanguage(form: FormData): Promise<void> {
  requireForm(form)
  const choice = ChosenLanguage.safeParse({ language: form.get('language') })
  const viewer = highestDuty(await requireDuties())
  if (!choice.success) return
  await changeOwnLanguage(viewer, choice.data)
  revalidatePath('/', 'layout')
}

/** How this device shows the pages: the colours, or the size of the text. What is no choice of ours changes nothing. */
export async function changeAppearance(form: FormData): Promise<void> {
  requireForm(form)
  const [appearance, textSize] = [form.get('appearance'), form.get('textSize')]
  await keepAppearance({
    ...(typeof appearance === 'string' && { appearance }),
    ...(typeof textSize === 'string' && { textSize }),
  })
  revalidatePath('/', 'layout')
}

/** The zone in which the viewer reads dates from now on; the empty choice is the organisation's. */
export const chooseTimeZone = action(
  'anyone',
  z.object({ timeZone: TimeZone.or(z.literal('')) }),
  async (viewer, { timeZone }) => {
    await changeOwnTimeZone(viewer, { timeZone: timeZone === '' ? null : timeZone })
    revalidatePath('/', 'layout')
    return { ok: true, goTo: '/account?done=timeZone' }
  },
)

/** A language before signing in, for this browser. A form of one button, so what it sends is right or not from us. */
export async function changeLanguageOfBrowser(form: FormData): Promise<void> {
  requireForm(form)
  const choice = ChosenLanguage.safeParse({ language: form.get('language') })
  if (choice.success) await keepLanguageOfBrowser(languageOf(choice.data.language))
}

export const signOutEverywhere = provenAction('anyone', z.object({}), async (viewer) => {
  await endOwnSessions(viewer)
  // With the cookie goes what this device has kept.
  await takeSessionCookie()
  return { ok: true, goTo: '/sign-in?after=signed-out' }
})

/** Sets the password of an invitation or a reset. */
export const spendToken = openAction(
  z.object({ token: RequiredText, newPassword: NewPassword }),
  async ({ token, newPassword }, { now }) => {
    const subject = await dangerouslyFindToken(hashToken(token), { now })
    const fault =
      subject === null
        ? null
        : faultOfNewPassword(newPassword, subject, { shortest: await shortestPasswordOf(subject) })
    if (fault !== null) return { ok: false, field: 'newPassword', problem: fault }
    const spent =
      subject !== null &&
      (await dangerouslySpendToken(subject, {
        passwordHash: await hashPassword(newPassword),
        isShort: isShortPassword(newPassword),
        language: (await languageOfRequest()).tag,
        now,
      }))
    if (!spent) return { ok: false, field: 'newPassword', problem: 'link-no-longer-works' }
    return { ok: true, goTo: `/sign-in?after=${subject.purpose === 'invitation' ? 'joined' : 'password-changed'}` }
  },
)

/** Says the same, and as soon, whether the address is known or not. */
export const forgotPassword = openAction(z.object({ email: EmailAddressSchema }), async ({ email }, { now }) => {
  const asking = { email, network: networkOf(await clientAddress()), deviceCookie: await deviceCookie() }
  const resetRequest = await askForReset(asking, { now, afterAnswering: after })
  return resetRequest === 'on-its-way'
    ? { ok: true, done: 'reset-on-its-way' }
    : { ok: false, field: 'email', problem: resetRequest }
})
