import { createHash, createHmac, randomBytes } from 'node:crypto'
import { publicUrl, sessionSecret } from '#platform/env.ts'
import { secretPrefix } from './webhooks/sign-message.ts'

const day = 24 * 60 * 60 * 1000

/** A secret that is sent once and kept as its hash alone: 256 bits. */
export function newToken(): { readonly token: string; readonly tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashToken(token) }
}

/**
 * The secret of the invitation that a form makes: the same whenever the form is sent, so that whichever answer the browser
 * shows has the link that works. Only who has the server's secret can compute it from the id.
 */
export function invitationToken(actId: string): { readonly token: string; readonly tokenHash: string } {
  const token = createHmac('sha256', sessionSecret()).update(`curtain: invitation ${actId}`).digest('base64url')
  return { token, tokenHash: hashToken(token) }
}

/** The secret of the directory’s token that a form makes, in the same way; its beginning says what it is to who finds it. */
export function directoryToken(actId: string): { readonly token: string; readonly tokenHash: string } {
  const secret = createHmac('sha256', sessionSecret()).update(`curtain: directory ${actId}`).digest('base64url')
  const token = `curtain_scim_${secret}`
  return { token, tokenHash: hashToken(token) }
}

/** The same for a programme. */
export function apiToken(actId: string): { readonly token: string; readonly tokenHash: string } {
  const secret = createHmac('sha256', sessionSecret()).update(`curtain: api ${actId}`).digest('base64url')
  const token = `curtain_api_${secret}`
  return { token, tokenHash: hashToken(token) }
}

/** What a webhook's messages are signed with, made in the same way; written as Standard Webhooks' libraries take it. */
export function webhookSecret(actId: string): string {
  return `${secretPrefix}${createHmac('sha256', sessionSecret()).update(`curtain: webhook ${actId}`).digest('base64')}`
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function invitationLink(token: string): string {
  return `${publicUrl()}/invitation/${token}`
}

export function resetLink(token: string): string {
  return `${publicUrl()}/new-password/${token}`
}

/** Where someone says that they want no more notices by mail. */
export function unsubscribeLink(token: string): string {
  return `${publicUrl()}/unsubscribe/${token}`
}

/** What a mail program posts to when its reader presses its own button (RFC 8058). */
export function oneClickUnsubscribeLink(token: string): string {
  return `${publicUrl()}/api/unsubscribe/${token}`
}

/** What a calendar reads, again and again. */
export function calendarFeedLink(token: string): string {
  return `${publicUrl()}/api/calendar/feed/${token}`
}

export function invitationEnds(now: Date): Date {
  return new Date(now.getTime() + 14 * day)
}

export function resetEnds(now: Date): Date {
  return new Date(now.getTime() + day / 24)
}
