import { z } from 'zod'
import type { MailProblem } from '#domain/mail/mail-kinds.ts'

/** What nodemailer's errors carry. */
const SmtpError = z.object({
  code: z.string().catch(''),
  /** The step that failed: `CONN`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA`. */
  command: z.string().catch(''),
  responseCode: z.number().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
})

export type MailFailure = {
  readonly problem: MailProblem
  /** Whether trying again is of no use. */
  readonly forGood: boolean
  /** Whether it is known that the server did not take it. */
  readonly surelyNotTaken: boolean
  readonly serverWords: string | null
}

const longestWords = 300

/**
 * Reads why a mail was not sent. What the server refuses with 5xx is refused for good; but not a wrong password of ours,
 * which someone will put right, and which is no recipient's fault.
 */
export function mailFailureOf(error: unknown): MailFailure {
  const parseResult = SmtpError.safeParse(error)
  if (!(error instanceof Error) || !parseResult.success)
    return { problem: 'error', forGood: false, surelyNotTaken: false, serverWords: null }
  const { code, command, responseCode, response } = parseResult.data
  const words = response === undefined ? null : withoutMarkup(response)
  const no = { forGood: false, surelyNotTaken: true, serverWords: words }
  if (code === 'EAUTH') return { ...no, problem: 'sign-in-refused' }
  if (code === 'ETLS' || (responseCode === undefined && trustProblem.test(error.message)))
    return { ...no, problem: 'not-secure' }
  if (responseCode !== undefined && responseCode >= 500) return { ...no, problem: refusalAt(command), forGood: true }
  if (responseCode !== undefined && responseCode >= 400) return { ...no, problem: 'not-now' }
  // An address that the mail library itself cannot send to.
  if (code === 'EENVELOPE') return { ...no, problem: 'address-refused', forGood: true }
  if (code === 'EDNS' || unreachable.has(code) || /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND/.test(error.message))
    return { ...no, problem: 'no-connection' }
  if (code === 'EINTERRUPTED')
    return { problem: 'interrupted', forGood: false, surelyNotTaken: false, serverWords: null }
  if (code === 'ETIMEDOUT')
    return { problem: 'no-answer', forGood: false, surelyNotTaken: neverSpoke.test(error.message), serverWords: words }
  if (code === 'ECONNECTION' || code === 'ESOCKET' || code === 'EPROTOCOL')
    return { problem: 'connection-lost', forGood: false, surelyNotTaken: false, serverWords: words }
  return { problem: 'error', forGood: false, surelyNotTaken: false, serverWords: words }
}

const unreachable = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND'])
/** Of TLS, before anything else is said: nodemailer gives them the code of any broken connection. */
const trustProblem = /certificate|altnames|wrong version number|unsupported protocol|handshake/i
const neverSpoke = /^(?:Connection timeout|Greeting never received)$/

function refusalAt(command: string): MailProblem {
  if (command === 'RCPT TO') return 'address-refused'
  return command === 'MAIL FROM' ? 'sender-refused' : 'refused'
}

function withoutMarkup(response: string): string {
  return response
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longestWords)
}
