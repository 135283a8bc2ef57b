'use server'

import { z } from 'zod'
import { endCalendarFeed, makeCalendarFeed } from '#data/notices/calendar-feed.ts'
import { changeMailChoices } from '#data/notices/mail-choices.ts'
import { dangerouslyUnsubscribe } from '#data/notices/unsubscribe.ts'
import { mailChoices } from '#domain/notices/notice-kinds.ts'
import { calendarFeedLink, hashToken, newToken } from '#server/tokens.ts'
import { action, openAction } from './action.ts'
import { many, RequiredText } from './fields.ts'

/** What the viewer gets by mail from now on. */
export const chooseMail = action(
  'anyone',
  z.object({ byMail: many(z.enum(mailChoices)) }),
  async (viewer, choice, at) => {
    await changeMailChoices(viewer, choice, at)
    return { ok: true, goTo: '/account?done=mail' }
  },
)

/** Stops all notices by mail to the person who has the link, signed in or not. */
export const stopMails = openAction(z.object({ token: RequiredText }), async ({ token }, at) => {
  const stopped = await dangerouslyUnsubscribe(hashToken(token), at)
  return stopped
    ? { ok: true, goTo: `/unsubscribe/${encodeURIComponent(token)}?done=yes` }
    : { ok: false, field: 'token', problem: 'link-no-longer-works' }
})

/** A private address for the viewer's calendar, shown once; the one before stops working. */
export const makeCalendarAddress = action('anyone', z.object({}), async (viewer, _input, at) => {
  const { token, tokenHash } = newToken()
  await makeCalendarFeed(viewer, { tokenHash }, at)
  return { ok: true, done: 'calendar-address', secret: calendarFeedLink(token) }
})

export const endCalendarAddress = action('anyone', z.object({}), async (viewer, _input, at) => {
  await endCalendarFeed(viewer, at)
  return { ok: true, done: 'calendar-address-ended' }
})
