/** Before anybody is signed in there is no viewer: call these from signing in, invitations and reset links alone. */
import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { keepPasswordHash } from './internal/credential.ts'

const SignInCandidate = z.object({
  organisationId: z.string(),
  personId: z.string(),
  status: z.enum(['invited', 'active', 'suspended']),
  passwordHash: z.string().nullable(),
})
export type SignInCandidate = Readonly<z.output<typeof SignInCandidate>>

/** Whom an address belongs to, in whatever organisation, with the hash to check a password against. */
export async function dangerouslyFindSignIn(email: string): Promise<SignInCandidate | null> {
  const [candidate] = await readOfAll(
    SignInCandidate,
    sql`
      SELECT organisation_id AS "organisationId", person_id AS "personId", status::text, password_hash AS "passwordHash"
      FROM sign_in_candidate(${email.trim().toLowerCase()})`,
  )
  return candidate ?? null
}

/** Begins a session for somebody whose password was checked. Returns its id, which goes into the signed cookie. */
export async function dangerouslyStartSession(
  person: { readonly organisationId: string; readonly personId: string },
  { expiresAt }: { expiresAt: Date },
): Promise<{ sessionId: string }> {
  return inOrganisation(person, async (transaction) => {
    const session = await transaction.session.create({
      data: { organisationId: person.organisationId, personId: person.personId, expiresAt },
      select: { id: true },
    })
    return { sessionId: session.id }
  })
}

/** Ends one session by its reference, as signing out does; ending it twice is harmless. */
export async function dangerouslyEndSession(session: { organisationId: string; sessionId: string }): Promise<void> {
  await inOrganisation(session, (transaction) =>
    transaction.session.deleteMany({ where: { organisationId: session.organisationId, id: session.sessionId } }),
  )
}

const TokenSubject = z.object({
  organisationId: z.string(),
  tokenId: z.string(),
  personId: z.string(),
  purpose: z.enum(['invitation', 'password_reset']),
  email: z.string(),
  givenName: z.string(),
  organisationName: z.string(),
})
export type TokenSubject = Readonly<z.output<typeof TokenSubject>>

/** Whose an invitation or reset is; null when it is unknown, used, or its time is over. */
export async function dangerouslyFindToken(tokenHash: string, { now }: { now: Date }): Promise<TokenSubject | null> {
  const [subject] = await readOfAll(
    TokenSubject,
    sql`
      SELECT organisation_id AS "organisationId", token_id AS "tokenId", person_id AS "personId", purpose::text, email,
        given_name AS "givenName", organisation_name AS "organisationName"
      FROM token_subject(${tokenHash}, ${now}::timestamptz)`,
  )
  return subject ?? null
}

/**
 * Spends an invitation or reset: the password is set, every session of theirs ends, and whoever was invited is active
 * and reads on in the language that they read the invitation in. False when it was spent meanwhile.
 */
export async function dangerouslySpendToken(
  token: TokenSubject,
  { passwordHash, language, now }: { passwordHash: string; language: string; now: Date },
): Promise<boolean> {
  const { organisationId, personId } = token
  return inOrganisation(token, async (transaction) => {
    const spent = await transaction.personToken.updateMany({
      where: { organisationId, id: token.tokenId, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    })
    if (spent.count === 0) return false
    await keepPasswordHash(transaction, { organisationId, personId, passwordHash, now })
    await transaction.person.updateMany({
      where: { organisationId, id: personId, status: 'invited' },
      data: { status: 'active', language },
    })
    await transaction.session.deleteMany({ where: { organisationId, personId } })
    await audit(
      transaction,
      { organisationId, personId },
      {
        action: token.purpose === 'invitation' ? 'person.joined' : 'password.reset',
        subject: { type: 'person', id: personId },
      },
    )
    return true
  })
}

/** Keeps the hash of a password reset that was asked for; the token itself goes to the person alone. */
export async function dangerouslyKeepResetToken(
  person: { readonly organisationId: string; readonly personId: string },
  { tokenHash, expiresAt }: { tokenHash: string; expiresAt: Date },
): Promise<void> {
  const { organisationId, personId } = person
  await inOrganisation(person, async (transaction) => {
    await transaction.personToken.createMany({
      data: { organisationId, personId, purpose: 'password_reset', tokenHash, expiresAt },
    })
    await audit(
      transaction,
      { organisationId, personId: null },
      {
        action: 'password.reset-requested',
        subject: { type: 'person', id: personId },
      },
    )
  })
}
