import { createHash } from 'node:crypto'
import { z } from 'zod'
import { cookieName } from '#server/cookie-names.ts'
import { openToken, sealToken } from '#server/sealed-token.ts'

/** What the browser keeps while someone is at the provider: sealed, so that neither it nor a script can read or make one. */
const Journey = z.object({
  organisationId: z.uuid(),
  issuer: z.string(),
  clientId: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where they were going. */
  next: z.string(),
  /** `try`: an administrator looks whether it works; `prove`: who is signed in shows again who they are. Neither signs anyone in. */
  purpose: z.enum(['sign-in', 'try', 'prove']),
})

export type Journey = Readonly<z.output<typeof Journey>>

export const journeySeconds = 10 * 60
const salt = 'single sign-on'
const longestNext = 1000

/** One a journey, so that two tabs do not end each other's. */
export function journeyCookieName(state: string): string {
  const name = createHash('sha256').update(state).digest('hex').slice(0, 16)
  return cookieName(`curtain-sign-on-${name}`)
}

/** Where someone was going is left out where it is so long that browsers would keep no such cookie (4096 bytes with its name). */
export function sealJourney(journey: Journey): Promise<string> {
  const next = journey.next.length > longestNext ? '/' : journey.next
  return sealToken({ ...journey, next }, { salt, seconds: journeySeconds })
}

/** Null where it is not ours, or its time is over. */
export async function readJourney(value: string | undefined): Promise<Journey | null> {
  return Journey.safeParse(await openToken(value, { salt })).data ?? null
}
