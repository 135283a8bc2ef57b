import { setTimeout as pause } from 'node:timers/promises'
import { smtpUrl } from '#platform/env.ts'
import { logError } from '#platform/log.ts'
import { sendNextMail } from '#server/mail/send-next-mail.ts'

/** How many are sent at once: a server that is slow with one holds up no other. */
const lanes = 4
const lookAgainMs = 2000
const afterFaultMs = 15_000
/** What is under way when the worker ends has so long to be finished; then it is sent by the next. */
const finishMs = 3000

/** Sends what waits in the outbox, as it comes, until it is stopped. Without a mail server it does nothing. */
export function startSendingMail(): { readonly stop: () => Promise<void> } {
  const url = smtpUrl()
  const ending = new AbortController()
  const hangingUp = new AbortController()
  const send = async (lane: number) => {
    // Apart from each other, so that one of them soon looks.
    await idle((lane * lookAgainMs) / lanes)
    let faulty = false
    while (!ending.signal.aborted) {
      try {
        const sent = await sendNextMail({
          smtpUrl: url ?? '',
          clock: () => new Date(),
          chance: Math.random,
          signal: hangingUp.signal,
        })
        faulty = false
        if (sent === null) await idle(lookAgainMs)
      } catch (error) {
        // The database, mostly: said once, and not again until it was well in between.
        if (!faulty) logError('mail cannot be sent', error)
        faulty = true
        await idle(afterFaultMs)
      }
    }
  }
  const idle = (milliseconds: number) =>
    pause(milliseconds, undefined, { signal: ending.signal, ref: false }).catch(() => {})
  const sending = url === undefined ? [] : Array.from({ length: lanes }, (_, lane) => send(lane))
  return {
    stop: async () => {
      ending.abort()
      const hangUp = setTimeout(() => hangingUp.abort(), finishMs)
      await Promise.all(sending)
      clearTimeout(hangUp)
    },
  }
}
