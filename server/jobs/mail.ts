import { smtpUrl } from '#platform/env.ts'
import { sendNextMail } from '#server/mail/send-next-mail.ts'
import { type Lanes, noLanes, startLanes } from './lanes.ts'

/** Sends what waits in the outbox, as it comes, until it is stopped. Without a mail server it does nothing. */
export function startSendingMail(): Lanes {
  const url = smtpUrl()
  if (url === undefined) return noLanes
  return startLanes(
    ({ signal }) => sendNextMail({ smtpUrl: url, clock: () => new Date(), chance: Math.random, signal }),
    { fault: 'mail cannot be sent' },
  )
}
