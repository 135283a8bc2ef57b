/** Before anybody is signed in there is no viewer: call these from signing in, invitations and reset links alone. */
import { audit } from '#data/database/audit.ts'
import { database, inOrganisation } from '#data/database/database.ts'
import { keepPasswordHash } from './internal/credential.ts'

export type SignInCandidate = {
  readonly organisationId: string
  readonly personId: string
  readonly status: 'invited' | 'active' | 'suspended'
  readonly passwordHash: string | null
}

/** Whom an address belongs to, in whatever organisation, with the hash to check a password against. */
export async function dangerouslyFindSignIn(email: string): Promise<SignInCandidate | null> {
  const [row] = await database().$queryRaw<
    { organisation_id: string; person_id: string; status: SignInCandidate['status']; password_hash: string | null }[]
  >`SELECT organisation_id, person_id, status::text, password_hash FROM sign_in_candidate(${email.trim().toLowerCase()})`
  if (row === undefined) return null
  return {
    organisationId: row.organisation_id,
    personId: row.person_id,
    status: row.status,
    passwordHash: row.password_hash,
  }
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

export type TokenSubject = {
  readonly organisationId: string
  readonly tokenId: string
  readonly personId: string
  readonly purpose: 'invitation' | 'password_reset'
  readonly email: string
  readonly givenName: string
  readonly organisationName: string
}

/** Whose an invitation or reset is; null when it is unknown, used, or its time is over. */
export async function dangerouslyFindToken(tokenHash: string, { now }: { now: Date }): Promise<TokenSubject | null> {
  const [row] = await database().$queryRaw<
    {
      organisation_id: string
      token_id: string
      person_id: string
      purpose: TokenSubject['purpose']
      email: string
      given_name: string
      organisation_name: string
    }[]
  >`SELECT organisation_id, token_id, person_id, purpose::text, email, given_name, organisation_name
    FROM token_subject(${tokenHash}, ${now}::timestamptz)`
  if (row === undefined) return null
  return {
    organisationId: row.organisation_id,
    tokenId: row.token_id,
    personId: row.person_id,
    purpose: row.purpose,
    email: row.email,
    givenName: row.given_name,
    organisationName: row.organisation_name,
  }
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
