import { publicUrl } from '#platform/env.ts'

/**
 * Whether someone pressed a link on one of our pages. Not where another site, a mail or the address bar led here: signing on
 * asks nothing where the provider knows the browser, so anyone who links to it could sign others in without their doing.
 */
export function isFromOwnPage(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  // Browsers send no Sec-Fetch-Site in the clear, and our pages name themselves to themselves (referrer-policy).
  const referer = headers.get('referer')
  if (referer === null || !URL.canParse(referer)) return false
  const { origin, host } = new URL(referer)
  return origin === new URL(publicUrl()).origin || host === headers.get('host')
}
