'use server'

import { after } from 'next/server'
import { z } from 'zod'
import { changeOwnPassword, endOwnSessions } from '#data/account.ts'
import { dangerouslyTakeSignInTry } from '#data/sign-in-limits.ts'
import {
  dangerouslyFindSignIn,
  dangerouslyFindToken,
  dangerouslyKeepResetToken,
  dangerouslySpendToken,
} from '#data/system.ts'
import { sendMail } from '#server/mail.ts'
import { mailTexts } from '#server/mail-texts.ts'
import { hashPassword, passwordMatches } from '#server/password.ts'
import { hashToken, newToken, resetEnds, resetLink } from '#server/tokens.ts'
import { action, openAction } from './action.ts'
import { EmailAddress, NewPasswordField, Required } from './fields.ts'

/** Changing the password ends every session, this one too: the next page is the one to sign in on. */
export const changePassword = action(
  'anyone',
  z.object({ currentPassword: z.string('required').min(1, 'required'), newPassword: NewPasswordField }),
  async (viewer, { currentPassword, newPassword }, { now }) => {
    if (!(await dangerouslyTakeSignInTry({ email: viewer.email, address: 'signed in' })))
      return { ok: false, field: 'currentPassword', problem: 'too-many-tries' }
    const known = await dangerouslyFindSignIn(viewer.email)
    if (!(await passwordMatches(known?.passwordHash ?? null, currentPassword)))
      return { ok: false, field: 'currentPassword', problem: 'wrong-password' }
    await changeOwnPassword(viewer, { passwordHash: await hashPassword(newPassword), now })
    return { ok: true, goTo: '/sign-in?after=password-changed' }
  },
)

export const signOutEverywhere = action('anyone', z.object({}), async (viewer) => {
  await endOwnSessions(viewer)
  return { ok: true, goTo: '/sign-in?after=signed-out' }
})

/** Sets the password of an invitation or a reset. */
export const spendToken = openAction(
  z.object({ token: Required, newPassword: NewPasswordField }),
  async ({ token, newPassword }, { now }) => {
    const subject = await dangerouslyFindToken(hashToken(token), { now })
    const spent =
      subject !== null && (await dangerouslySpendToken(subject, { passwordHash: await hashPassword(newPassword), now }))
    if (!spent) return { ok: false, field: 'newPassword', problem: 'link-no-longer-works' }
    return { ok: true, goTo: `/sign-in?after=${subject.purpose === 'invitation' ? 'joined' : 'password-changed'}` }
  },
)

/** Says the same, and as soon, whether the address is known or not: the link is made and sent after the answer. */
export const forgotPassword = openAction(z.object({ email: EmailAddress }), async ({ email }, { now }) => {
  const texts = await mailTexts()
  after(async () => {
    if (!(await dangerouslyTakeSignInTry({ email: `reset ${email}`, address: 'reset' }))) return
    const candidate = await dangerouslyFindSignIn(email)
    if (candidate?.status !== 'active') return
    const { token, tokenHash } = newToken()
    await dangerouslyKeepResetToken(candidate, { tokenHash, expiresAt: resetEnds(now) })
    await sendMail({
      to: email,
      subject: texts('reset-subject'),
      text: texts('reset-text', { link: resetLink(token) }),
    })
  })
  return { ok: true, done: 'reset-on-its-way' }
})
