import { publicUrl } from '#platform/env.ts'

/** What this application keeps in a browser, each by its name without a prefix. */
export type CookieName =
  | 'next-auth.session-token'
  | 'curtain-device'
  | 'curtain-second-step'
  | 'curtain-choice'
  | 'curtain-organisation'
  | 'curtain-remembered'
  | 'curtain-passkey'
  | 'curtain-email'
  | 'curtain-language'
  | 'curtain-appearance'
  | 'curtain-text-size'
  | `curtain-sign-on-${string}`

/** Whether everyone reaches the application by https. */
export function isSecure(): boolean {
  return publicUrl().startsWith('https:')
}

/** Under https the prefix makes browsers refuse it from any other host, without Secure, and for one part of the site. */
export function cookieName(name: CookieName): string {
  return isSecure() ? `__Host-${name}` : name
}

/** How each cookie is set: read by no script, sent by no other site’s form, and in the clear only where the whole installation is. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const
}
