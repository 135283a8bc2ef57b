import {
  type ClaimedMail,
  dangerouslyClaimMail,
  dangerouslySettleMail,
  type MailOutcome,
} from '#data/mail/claim-mail.ts'
import { dangerouslyNoticesOfMail } from '#data/notices/notices-of-mail.ts'
import { nextTryAt } from '#domain/mail/mail-kinds.ts'
import { mayMailAt, nextMailAt } from '#domain/notices/working-day.ts'
import { mailFrom } from '#platform/env.ts'
import { log, logError } from '#platform/log.ts'
import { traceJob } from '#platform/tracing/traced.ts'
import { countMail } from '#server/metrics/worker-metrics.ts'
import { invitationEnds, newToken, oneClickUnsubscribeLink, resetEnds } from '#server/tokens.ts'
import { type DeliveryLimits, deliverMail } from './deliver-mail.ts'
import { mailFailureOf } from './mail-failure.ts'
import { type WrittenMail, writeMail } from './write-mail.ts'
import { writeNotices } from './write-notices.ts'

/**
 * Longer than a delivery may take. A worker that has not said by then what became of a mail, nor as long again after that was seen,
 * is taken to be gone: so no clock that is set forward sends a mail twice.
 */
export const claimMs = 2.5 * 60_000

export type Sending = {
  readonly smtpUrl: string
  /** The moment: told anew at each step. */
  readonly clock: () => Date
  /** From 0 to 1. */
  readonly chance: () => number
  readonly limits?: DeliveryLimits
  readonly signal?: AbortSignal
}

/**
 * Sends the next mail that is due; null: none is. It is claimed before and settled after, each in a transaction, so a mail is
 * sent once unless this process is killed between the server's last word and ours: then it is sent again with the same
 * Message-ID, and both links work.
 */
export async function sendNextMail(sending: Sending): Promise<MailOutcome['status'] | null> {
  const now = sending.clock()
  const { token, tokenHash } = newToken()
  const link = { tokenHash, invitationEnds: invitationEnds(now), resetEnds: resetEnds(now) }
  const mail = await dangerouslyClaimMail(link, { now, claimEnds: new Date(now.getTime() + claimMs) })
  if (mail === null) return null
  const outcome = await traceJob('mail', async () => {
    const outcome = await tryToSend(mail, { token, tokenHash }, sending)
    await dangerouslySettleMail(mail, outcome, { now: sending.clock() })
    return outcome
  })
  countMail(outcome.status)
  const { kind, attempt, interrupted } = mail
  const problem = 'problem' in outcome ? outcome.problem : undefined
  log(problem === undefined ? 'info' : 'warning', 'mail', {
    mail: mail.id,
    kind,
    attempt,
    ...(interrupted ? { interrupted } : {}),
    outcome: outcome.status,
    problem,
  })
  return outcome.status
}

async function tryToSend(
  mail: ClaimedMail,
  { token, tokenHash }: { token: string; tokenHash: string },
  { smtpUrl, clock, chance, limits, signal }: Sending,
): Promise<MailOutcome> {
  const from = mailFrom()
  const messageId = `<${mail.id}@${from.address.split('@').at(-1)}>`
  try {
    const mailText = await textOf(mail, { token, tokenHash }, { now: clock() })
    if ('status' in mailText) return mailText
    await deliverMail(smtpUrl, { ...mailText, from, to: mail.email, messageId }, { limits, signal })
    return { status: 'sent' }
  } catch (error) {
    const { problem, forGood, surelyNotTaken, serverWords } = mailFailureOf(error)
    if (problem === 'error') logError('a mail could not be sent', error, { mail: mail.id })
    const next = forGood ? null : nextTryAt(mail, { now: clock(), chance: chance() })
    return {
      status: next === null ? 'failed' : 'waiting',
      problem,
      // A server that repeats what it was sent must not put a link where it can be read.
      serverWords: serverWords?.replaceAll(token, '…') ?? null,
      nextTryAt: next,
      lostTokenHash: surelyNotTaken ? tokenHash : null,
    }
  }
}

/** What a mail says; or that it is not sent, or not yet: nobody is told at night or at the weekend what they have to do. */
async function textOf(
  mail: ClaimedMail,
  { token, tokenHash }: { token: string; tokenHash: string },
  { now }: { now: Date },
): Promise<(WrittenMail & { unsubscribe: string | null }) | MailOutcome> {
  const { kind } = mail
  if (kind !== 'notices') return { ...writeMail({ ...mail, kind, token }), unsubscribe: null }
  const notices = await dangerouslyNoticesOfMail(mail, { now })
  if (notices === null) return { status: 'cancelled', lostTokenHash: tokenHash }
  const { timeZone } = notices
  if (!mayMailAt(now, timeZone))
    return { status: 'postponed', until: nextMailAt(now, timeZone), lostTokenHash: tokenHash }
  return { ...writeNotices(notices, { ...mail, token }), unsubscribe: oneClickUnsubscribeLink(token) }
}
