import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { sessionSecret } from '#platform/env.ts'
import { cookieName } from './cookie-names.ts'

/** A ward's computer is used by many; the accounts that were signed in to longest ago are forgotten first. */
const mostAccounts = 30
export const deviceCookieSeconds = 365 * 24 * 60 * 60

export function deviceCookieName(): string {
  return cookieName('curtain-device')
}

/** A device's id, then a seal for each account that was signed in to on it. Nothing in it says whose they are. */
const Cookie = z
  .string()
  .max(2000)
  .transform((text) => text.split('.'))
  .pipe(z.tuple([z.uuid()]).rest(z.string().regex(/^[\w-]{22}$/)))

/**
 * Whose account it is, by organisation: one address may be two people's, and whoever sets a password of one must not come by a device
 * of the other's.
 */
type Account = { readonly organisationId: string; readonly personId: string }

/** The device's id if someone has signed in to this account on it before, else null. */
export function deviceKnownTo(cookie: string | undefined, account: Account): string | null {
  const parseResult = Cookie.safeParse(cookie)
  if (!parseResult.success) return null
  const [device, ...seals] = parseResult.data
  const expectedSeal = Buffer.from(sealOf(device, account))
  return seals.some((seal) => timingSafeEqual(Buffer.from(seal), expectedSeal)) ? device : null
}

/** What the cookie says once someone has signed in to this account. */
export function deviceCookieWith(cookie: string | undefined, account: Account): string {
  const parseResult = Cookie.safeParse(cookie)
  const [device, ...seals] = parseResult.success ? parseResult.data : [randomUUID()]
  const seal = sealOf(device, account)
  return [device, seal, ...seals.filter((other) => other !== seal).slice(0, mostAccounts - 1)].join('.')
}

function sealOf(device: string, { organisationId, personId }: Account): string {
  const seal = createHmac('sha256', sessionSecret()).update(`known device: ${device} ${organisationId} ${personId}`)
  return seal.digest().subarray(0, 16).toString('base64url')
}
