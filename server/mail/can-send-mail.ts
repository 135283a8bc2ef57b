import { smtpUrl } from '#platform/env.ts'

/** Whether there is a mail server to send by. Without one nothing is put into the outbox: administrators pass links on. */
export function canSendMail(): boolean {
  return smtpUrl() !== undefined
}
