/**
 * What has no viewer: before anybody is signed in, and what runs by itself. Each name says that it is dangerous;
 * call these from sign-in, jobs and scripts alone.
 */
import { audit } from './internal/audit.ts'
import { keepPasswordHash } from './internal/credential.ts'
import { database, disconnectDatabase, inOrganisation } from './internal/database.ts'

/** Whether PostgreSQL answers within the time given, in milliseconds. */
export async function databaseIsReachable({ withinMs }: { withinMs: number }): Promise<boolean> {
  const tooLate = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), withinMs).unref()
  })
  const answered = database().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  )
  return Promise.race([answered, tooLate])
}

/** For the end of a process. */
export const dangerouslyDisconnect = disconnectDatabase

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

/** Housekeeping: sessions and tokens whose time is over, in all organisations. Returns how many went. */
export async function dangerouslyDeleteExpired({ now }: { now: Date }): Promise<number> {
  const [row] = await database().$queryRaw<{ deleted: number }[]>`SELECT delete_expired(${now}::timestamptz) AS deleted`
  return row?.deleted ?? 0
}

/** Every organisation, for a job that then works inside each. */
export async function dangerouslyListOrganisations(): Promise<string[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`SELECT organisation_ids() AS id`
  return rows.map(({ id }) => id)
}

/** When a job last finished; null: never. */
export async function dangerouslyLastFinished(job: string): Promise<Date | null> {
  const run = await database().jobRun.findUnique({ where: { name: job }, select: { finishedAt: true } })
  return run?.finishedAt ?? null
}

export async function dangerouslyNoteFinished(job: string, { now }: { now: Date }): Promise<void> {
  await database().$executeRaw`
    INSERT INTO job_run (name, finished_at) VALUES (${job}, ${now}::timestamptz)
    ON CONFLICT (name) DO UPDATE SET finished_at = excluded.finished_at`
}
