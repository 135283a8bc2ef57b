import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { dangerouslyFindSignIns, type SignInCandidate } from '#data/people/find-sign-in.ts'
import { sessionSecret } from '#platform/env.ts'
import { cookieName } from './cookie-names.ts'
import { openToken, sealToken } from './sealed-token.ts'
import { digestOf } from './second-factor/second-step.ts'

/** For how long a password that was right in several organisations waits for one to be chosen. */
export const choiceSeconds = 5 * 60

const OrganisationChoice = z.object({
  id: z.uuid(),
  email: z.string(),
  keep: z.boolean(),
  /** For each organisation a digest of the password's hash there: whoever has another password by now begins again. */
  organisations: z.record(z.uuid(), z.string()),
})

/** Someone whose password was right in several organisations. No session, and good for nothing but to choose one of these, once. */
export type OrganisationChoice = Readonly<z.output<typeof OrganisationChoice>>

export function choiceOf(
  candidates: readonly SignInCandidate[],
  { email, keep }: { email: string; keep: boolean },
): OrganisationChoice {
  const organisations = candidates.map((candidate) => [candidate.organisationId, credentialOf(candidate)] as const)
  return { id: randomUUID(), email, keep, organisations: Object.fromEntries(organisations) }
}

/** A cookie holds 4 KB: a part of the digest tells one password from another as well. */
function credentialOf({ passwordHash }: SignInCandidate): string {
  return digestOf(passwordHash).slice(0, 16)
}

/** Its own key derives from it, so that neither this nor another cookie is ever taken for the other. */
const salt = 'curtain: organisation choice'

export function sealChoice(choice: OrganisationChoice): Promise<string> {
  return sealToken(choice, { salt, seconds: choiceSeconds })
}

/** What there is to choose, where the cookie is ours and not too old. */
export async function readChoice(cookie: string | undefined): Promise<OrganisationChoice | null> {
  return OrganisationChoice.safeParse(await openToken(cookie, { salt })).data ?? null
}

/** Who they are in each of these organisations, if they may still come in there with the password that was right. */
export async function accountsOf(choice: OrganisationChoice): Promise<SignInCandidate[]> {
  const candidates = await dangerouslyFindSignIns(choice.email)
  return candidates.filter(
    (candidate) =>
      candidate.status === 'active' && choice.organisations[candidate.organisationId] === credentialOf(candidate),
  )
}

/** A ward's computer is used by many; those who chose longest ago are forgotten first. */
const maxSeals = 30
export const lastOrganisationSeconds = 365 * 24 * 60 * 60

export function lastOrganisationCookieName(): string {
  return cookieName('curtain-organisation')
}

/** A seal for each choice that was made on a device. Nothing in it says whose or which. */
const LastCookie = z
  .string()
  .max(1000)
  .transform((text) => text.split('.'))
  .pipe(z.array(z.string().regex(/^[\w-]{22}$/)))

/** Whether this organisation was the last that was chosen for the address on this device. */
export function isLastChosen(cookie: string | undefined, account: { organisationId: string; email: string }): boolean {
  const expectedSeal = Buffer.from(sealOf(account))
  return sealsIn(cookie).some((seal) => timingSafeEqual(Buffer.from(seal), expectedSeal))
}

/** What the cookie says once one of these organisations was chosen for the address. */
export function lastOrganisationWith(
  cookie: string | undefined,
  { email, organisationId, instead }: { email: string; organisationId: string; instead: readonly string[] },
): string {
  const oldSeals = [organisationId, ...instead].map((id) => sealOf({ organisationId: id, email }))
  const others = sealsIn(cookie).filter((seal) => !oldSeals.includes(seal))
  return [sealOf({ organisationId, email }), ...others].slice(0, maxSeals).join('.')
}

function sealsIn(cookie: string | undefined): readonly string[] {
  return LastCookie.safeParse(cookie).data ?? []
}

function sealOf({ organisationId, email }: { organisationId: string; email: string }): string {
  const seal = createHmac('sha256', sessionSecret()).update(`last organisation: ${organisationId} ${email}`)
  return seal.digest().subarray(0, 16).toString('base64url')
}
