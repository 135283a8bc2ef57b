import { createTransport } from 'nodemailer'
import { publicUrl, smtpUrl } from '#platform/env.ts'

export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

/** Sends a plain-text mail, or says that there is no mail server: then the administrator passes links on. */
export async function sendMail(mail: Mail): Promise<'sent' | 'no-mail-server'> {
  const url = smtpUrl()
  if (url === undefined) return 'no-mail-server'
  const transport = createTransport(url)
  await transport.sendMail({ ...mail, from: { name: 'Curtain', address: `no-reply@${new URL(publicUrl()).hostname}` } })
  return 'sent'
}

/** Whether there is a mail server to send by. */
export function canSendMail(): boolean {
  return smtpUrl() !== undefined
}
