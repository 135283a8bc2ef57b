import { z } from 'zod'

/** Whom mails come from. */
export type MailSender = { readonly name: string; readonly address: string }

const namedAddress = /^(?:"(?<quoted>[^"<>\r\n]+)"|(?<plain>[^"<>\r\n]*?))\s*<(?<address>[^<>\s]+)>$/u

/** An address, or a name and an address: `Fernhill Training <training@fernhill.example>`. */
export const MailSenderSchema = z.string().transform((text, context): MailSender => {
  const { quoted, plain, address = text.trim() } = namedAddress.exec(text.trim())?.groups ?? {}
  if (!z.email().safeParse(address).success) context.addIssue('no sender')
  return { name: (quoted ?? plain ?? '').trim() || 'Curtain', address }
})
