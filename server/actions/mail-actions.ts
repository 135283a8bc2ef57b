'use server'

import { z } from 'zod'
import { cancelMail } from '#data/mail/cancel-mail.ts'
import { retryMail } from '#data/mail/retry-mail.ts'
import { action } from './action.ts'
import { Identifier } from './fields.ts'

const OneMail = z.object({ mailId: Identifier })

/** Sends a mail now that failed or waits. */
export const sendMailAgain = action('administrator', OneMail, async (viewer, { mailId }, at) => {
  const outcome = await retryMail(viewer, mailId, at)
  return outcome === 'retried'
    ? { ok: true, goTo: '/admin/mail?show=waiting&done=retried' }
    : { ok: false, field: 'mailId', problem: 'mail-moved-on' }
})

export const takeMailBack = action('administrator', OneMail, async (viewer, { mailId }, at) => {
  const outcome = await cancelMail(viewer, mailId, at)
  return outcome === 'cancelled'
    ? { ok: true, goTo: '/admin/mail?show=waiting&done=cancelled' }
    : { ok: false, field: 'mailId', problem: 'mail-moved-on' }
})
