import type { ParsedMail } from 'mailparser'
import { startTcpProxy } from '#scripts/faults/tcp-proxy.testing.ts'
import { startSmtp } from '#server/mail/smtp.testing.ts'

/** A mail as its reader has it. */
export type ReceivedMail = {
  readonly id: string
  readonly to: string
  readonly kind: 'invitation' | 'notices' | 'other'
  readonly at: Date
  readonly text: string
  readonly link: string | null
}

/** The hospital's mail server: a real one, and the network to it. */
export type Mailbox = {
  readonly url: string
  /** In the order in which they came; twice where the server was cut off before it could say that it has it. */
  readonly received: () => readonly ReceivedMail[]
  /** The newest link of an invitation to an address. */
  readonly invitationOf: (email: string) => string | null
  /** Takes so many whole and tells nobody, and then is gone, until `join`. */
  readonly failAfter: (mails: number) => void
  readonly cut: () => void
  readonly join: () => void
  readonly stop: () => Promise<void>
}

export async function startMailbox(): Promise<Mailbox> {
  const smtp = await startSmtp()
  const port = Number(new URL(smtp.url).port)
  const proxy = await startTcpProxy(() => port)
  const inbox: ReceivedMail[] = []
  const read = () => {
    for (const mail of smtp.mails.slice(inbox.length)) inbox.push(readMail(mail))
    return inbox
  }
  return {
    url: `smtp://127.0.0.1:${proxy.port}`,
    received: read,
    invitationOf: (email) => read().findLast((mail) => mail.to === email && mail.kind === 'invitation')?.link ?? null,
    failAfter: (mails) => {
      let left = mails
      smtp.behave({
        does: 'take-and-hang-up',
        taken: async () => {
          left -= 1
          if (left <= 0) proxy.cut()
        },
      })
    },
    cut: proxy.cut,
    join: () => {
      smtp.behave({ does: 'accept' })
      proxy.join()
    },
    stop: async () => {
      proxy.stop()
      await smtp.stop()
    },
  }
}

function readMail({ messageId = '', to, text = '', date }: ParsedMail): ReceivedMail {
  const address = Array.isArray(to) ? to[0] : to
  const link = /https?:\/\/\S+\/invitation\/\S+/.exec(text)?.[0] ?? null
  const kind = link !== null ? 'invitation' : /\/unsubscribe\//.test(text) ? 'notices' : 'other'
  return { id: messageId, to: address?.value[0]?.address ?? '', kind, at: date ?? new Date(0), text, link }
}
