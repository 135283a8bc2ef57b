import { z } from 'zod'
import { EmailAddressSchema } from '#domain/text/email-address.ts'
import { normaliseText } from '#domain/text/typed-text.ts'
import { type ClaimedGroups, readGroups } from './read-groups.ts'

/** What a provider says of the person who signs in, in our words. */
export type SignOnClaims = {
  readonly issuer: string
  /** What never changes of an account at this provider. */
  readonly subject: string
  /** Lower case; null: none that can be one. */
  readonly email: string | null
  /** Whether the provider vouches that the address is theirs. */
  readonly emailIsVerified: boolean
  readonly givenName: string
  readonly familyName: string
  /** A language tag; empty: not said. */
  readonly language: string
  /** Which session of theirs at the provider this is; null: it does not say. */
  readonly session: string | null
  /** When they signed in at the provider, in seconds since 1970; null: it does not say. */
  readonly authenticatedSeconds: number | null
  /** How strongly they did, by the provider's own name (`acr`, AuthnContextClassRef); null: it does not say. */
  readonly strength: string | null
  /** Null: the provider is asked for none. */
  readonly groups: ClaimedGroups | null
}

const name = z
  .string()
  // Cut first: that may leave half of a character, which is dropped with the rest that no text can hold.
  .transform((text) => normaliseText(text.slice(0, 200).replace(/\p{Cc}|\p{Cs}/gu, ' ')))
  .catch('')

const Claims = z.object({
  iss: z.string().min(1).max(2000),
  sub: z.string().min(1).max(255),
  email: EmailAddressSchema.nullable().catch(null),
  email_verified: z.unknown(),
  xms_edov: z.unknown(),
  given_name: name,
  family_name: name,
  name,
  locale: z.string().max(35).catch(''),
  sid: z.string().min(1).max(255).nullable().catch(null),
  auth_time: z.number().positive().nullable().catch(null),
  acr: z.string().min(1).max(255).nullable().catch(null),
})

/**
 * Reads the claims of an ID token whose signature, issuer, audience, time and nonce were checked. An address and whether it is
 * verified are of one source: what userinfo says of its own address says nothing about that of the token.
 *
 * @param userInfo of the same subject; what the token leaves out.
 * @param asked.groupClaim in which claim groups are named; empty: they are not read.
 */
export function readClaims(
  token: Readonly<Record<string, unknown>>,
  userInfo: Readonly<Record<string, unknown>>,
  { groupClaim }: { groupClaim: string },
): SignOnClaims {
  const { email, email_verified, xms_edov } = token.email === undefined ? userInfo : token
  const { sid, auth_time, acr } = token
  const claims = Claims.parse({ ...userInfo, ...token, sid, auth_time, acr, email, email_verified, xms_edov })
  const [first = '', ...others] = claims.name.split(' ')
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: claims.email,
    // Entra ID has no email_verified; its xms_edov says that the owner of the address's domain was verified.
    emailIsVerified: isYes(claims.email_verified) || isYes(claims.xms_edov),
    givenName: claims.given_name || first || (claims.email?.split('@')[0] ?? claims.sub),
    familyName: claims.family_name || (claims.given_name === '' ? others.join(' ') : ''),
    language: claims.locale,
    session: claims.sid,
    authenticatedSeconds: claims.auth_time,
    strength: claims.acr,
    groups: groupClaim === '' ? null : readGroups(groupClaim, [token, userInfo]),
  }
}

/** As providers write it. */
function isYes(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1'
}
