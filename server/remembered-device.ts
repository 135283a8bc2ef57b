import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { sessionSecret } from '#platform/env.ts'
import { cookieName } from './cookie-names.ts'

type Person = { readonly organisationId: string; readonly personId: string }

/** Of a ward's computer; those who were remembered longest ago are forgotten first. */
const mostPeople = 10
/** No organisation allows more. */
export const rememberedSeconds = 30 * 24 * 60 * 60

export function rememberedCookieName(): string {
  return cookieName('curtain-remembered')
}

/** A secret and a seal for each person. Nothing in it says whose they are, and each secret is good for its person alone. */
const Cookie = z
  .string()
  .max(2000)
  .transform((text) => text.split('.'))
  .pipe(z.array(z.string().regex(/^[\w-]{65}$/)))

/** The hash of what this device keeps for a person, where we have sealed it; null: it keeps nothing. Whether it still holds, the database says. */
export function rememberedHash(cookie: string | undefined, person: Person): string | null {
  for (const entry of entriesOf(cookie)) {
    const secret = entry.slice(0, 43)
    if (timingSafeEqual(Buffer.from(entry.slice(43)), Buffer.from(sealOf(secret, person)))) return hashOf(secret)
  }
  return null
}

/** What the cookie says once a device is remembered for a person too, and the hash to keep. */
export function rememberIn(cookie: string | undefined, person: Person): { cookie: string; tokenHash: string } {
  const secret = randomBytes(32).toString('base64url')
  const others = entriesOf(cookie).filter((entry) => rememberedHash(entry, person) === null)
  const entries = [`${secret}${sealOf(secret, person)}`, ...others].slice(0, mostPeople)
  return { cookie: entries.join('.'), tokenHash: hashOf(secret) }
}

function entriesOf(cookie: string | undefined): readonly string[] {
  return Cookie.safeParse(cookie).data ?? []
}

function sealOf(secret: string, { organisationId, personId }: Person): string {
  const seal = createHmac('sha256', sessionSecret()).update(
    `remembered device: ${organisationId} ${personId} ${secret}`,
  )
  return seal.digest().subarray(0, 16).toString('base64url')
}

function hashOf(secret: string): string {
  return createHash('sha256').update(`curtain: remembered ${secret}`).digest('hex')
}
