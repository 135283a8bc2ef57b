import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import type { MailSender } from '#platform/mail-sender.ts'
import type { WrittenMail } from './write-mail.ts'

export type MailToDeliver = WrittenMail & {
  readonly from: MailSender
  readonly to: string
  /** The same however often it is sent, so that a second copy can be told for one. */
  readonly messageId: string
  /** Where one press stops such mails; null for what was asked for. */
  readonly unsubscribe?: string | null
}

/** How long a mail server may take, in milliseconds. */
export type DeliveryLimits = {
  /** To be reached, and to greet. */
  readonly connectMs: number
  /** To say anything at all, at each step. */
  readonly silenceMs: number
  /** For everything, however slowly it goes on. */
  readonly wholeMs: number
}

export const usualLimits: DeliveryLimits = { connectMs: 10_000, silenceMs: 30_000, wholeMs: 120_000 }

/**
 * Gives one mail to the mail server, on a connection of its own: nodemailer's pool sends a message again by itself when it
 * loses a connection, which is for the outbox to decide. Rejects with nodemailer's error where it was not taken, or where
 * nobody knows whether it was.
 */
export async function deliverMail(
  url: string,
  mail: MailToDeliver,
  {
    limits = usualLimits,
    signal = new AbortController().signal,
  }: { limits?: DeliveryLimits; signal?: AbortSignal } = {},
): Promise<void> {
  const { options } = new SMTPTransport({
    url,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    socketTimeout: limits.silenceMs,
  })
  const connection = new SMTPConnection(options)
  const over = AbortSignal.any([signal, AbortSignal.timeout(limits.wholeMs)])
  const failure = new Promise<never>((_, reject) => {
    connection.on('error', reject)
    // A server that hangs up between two steps says no more than that.
    connection.on('end', () => reject(connectionError('Connection closed')))
    over.addEventListener('abort', () =>
      reject(
        signal.aborted ? connectionError('Interrupted', 'EINTERRUPTED') : connectionError('Took too long', 'ETIMEDOUT'),
      ),
    )
  })
  const send = async () => {
    await step((callback) => connection.connect(callback))
    const { auth } = options
    // As nodemailer does: without a word about signing in, a server that knows us by our address takes mail all the same.
    const asksWhoWeAre = 'allowsAuth' in connection && connection.allowsAuth === true
    if (auth !== undefined && 'pass' in auth && asksWhoWeAre)
      await step((callback) => connection.login({ credentials: { user: auth.user, pass: auth.pass } }, callback))
    const message = new MailComposer({
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: mail.messageId,
      // So that no holiday notice answers it.
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        ...(mail.unsubscribe
          ? { 'List-Unsubscribe': `<${mail.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
          : {}),
      },
    }).compile()
    await step((callback) => connection.send(message.getEnvelope(), message.createReadStream(), callback))
  }
  const result = send()
  // Whichever is second is nobody's any more.
  for (const either of [failure, result]) either.catch(() => {})
  try {
    await Promise.race([failure, result])
  } finally {
    connection.close()
  }
}

function step(take: (callback: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    take((error) => (error ? reject(error) : resolve()))
  })
}

function connectionError(message: string, code = 'ECONNECTION'): Error {
  return Object.assign(new Error(message), { code })
}
