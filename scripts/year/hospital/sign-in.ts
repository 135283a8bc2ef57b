import { passThrough } from '#server/sign-on/provider.testing.ts'
import { type Browser, openBrowser } from './browser.ts'

export const password = 'seven quiet herons at dusk'

/** Follows an invitation's link and chooses a password there. */
export async function joinWithPassword(browser: Browser, link: string): Promise<void> {
  const { pathname } = new URL(link)
  await browser.page(pathname)
  await browser.act('spendToken', pathname, { token: pathname.split('/').at(-1) ?? '', newPassword: password })
}

export async function signInWithPassword(browser: Browser, email: string): Promise<void> {
  await browser.act('enter', '/sign-in', { email, password, next: '/account' })
  browser.proveBy(async (by) => {
    if (by !== 'password') throw new Error(`Who signed in with a password is asked for ${by}`)
    return { proofPassword: password }
  })
}

/** Signs in at the provider and comes back. Throws where they are refused. */
export async function signOn(
  browser: Browser,
  { organisationId, email, next = '/learn' }: { organisationId: string; email: string; next?: string },
): Promise<void> {
  await browser.act('giveEmail', '/sign-in', { email, next })
  await throughProvider(browser, `?${new URLSearchParams({ organisation: organisationId, next })}`, organisationId)
  browser.proveBy(async (by) => {
    if (by !== 'single-sign-on') throw new Error(`Who signed in at the provider is asked for ${by}`)
    const place = await throughProvider(browser, '?identity=again', organisationId)
    if (!place.endsWith('identity=confirmed')) throw new Error(`Showing who they are led to ${place}`)
    return {}
  })
}

/** What an administrator presses before single sign-on is switched on. */
export async function tryProvider(browser: Browser, organisationId: string): Promise<void> {
  const place = await throughProvider(browser, '', organisationId)
  if (!place.includes('tried=well')) throw new Error(`Trying the provider led to ${place}`)
}

async function throughProvider(browser: Browser, query: string, organisationId: string): Promise<string> {
  const left = await browser.get(`/api/sign-on/start${query}`)
  const goTo = left.headers.get('location') ?? ''
  if (!goTo.includes('client_id=')) throw new Error(`Signing on led to ${goTo}`)
  const back = await browser.get(`/api/sign-on/callback/${organisationId}?${await passThrough(goTo)}`)
  const place = back.headers.get('location') ?? ''
  if (place.includes('refused=')) throw new Error(`The sign-on was refused: ${place}`)
  return place
}

/** Someone's browser, signed in since this day: sessions last half a day. */
export function dailyBrowser(origin: string, signIn: (browser: Browser, day: number) => Promise<void>) {
  let signedIn: { day: number; browser: Browser } | null = null
  return async (day: number): Promise<Browser> => {
    if (signedIn?.day === day) return signedIn.browser
    const browser = openBrowser(origin)
    await signIn(browser, day)
    signedIn = { day, browser }
    return browser
  }
}
