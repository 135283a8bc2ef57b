import { call, database } from './database/database.ts'

declare const madeHere: unique symbol

type SignedIn = {
  readonly organisationId: string
  readonly organisationName: string
  readonly personId: string
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly language: string
}

/** Who is asking, and as what. Only this file makes one, from the database and on each request. */
export type Clinician = SignedIn & { readonly acts: 'clinician'; readonly [madeHere]: true }
/** `teamIds`: the teams managed, and all below them. */
export type Manager = SignedIn & {
  readonly acts: 'manager'
  readonly teamIds: readonly string[]
  readonly [madeHere]: true
}
export type Administrator = SignedIn & { readonly acts: 'administrator'; readonly [madeHere]: true }
export type Viewer = Clinician | Manager | Administrator

/** One person's duties: the viewers that they may be. At least one is not null. */
export type Duties = {
  readonly clinician: Clinician | null
  readonly manager: Manager | null
  readonly administrator: Administrator | null
}

export type SessionReference = { readonly organisationId: string; readonly sessionId: string }

/** The columns of viewer_of_session() and of what stands on it. */
export type ViewerRow = {
  person_id: string
  email: string
  given_name: string
  family_name: string
  language: string
  organisation_name: string
  roles: string[]
  team_ids: string[]
}

const viewerOfSession = { name: 'viewer_of_session', text: 'SELECT * FROM viewer_of_session($1, $2, $3)' }

/** The duties behind a session that still holds; null when it ended, expired, or the person may not act now. */
export async function dutiesOfSession(session: SessionReference, { now }: { now: Date }): Promise<Duties | null> {
  const rows = await call<ViewerRow>(viewerOfSession, [session.organisationId, session.sessionId, now])
  return dangerouslyDutiesOfRow(session.organisationId, rows[0])
}

/** For jobs, the demo and tests, which have no session: acts as the person. Null when the person may not act. */
export async function dangerouslyDutiesOfPerson(person: {
  organisationId: string
  personId: string
}): Promise<Duties | null> {
  const rows = await database().$queryRaw<ViewerRow[]>`
    SELECT * FROM viewer_of_person(${person.organisationId}::uuid, ${person.personId}::uuid)`
  return dangerouslyDutiesOfRow(person.organisationId, rows[0])
}

/** For what reads a session together with something else in one round trip: the row must be the database's own. */
export function dangerouslyDutiesOfRow(organisationId: string, row: ViewerRow | undefined): Duties | null {
  if (row === undefined || row.roles.length === 0) return null
  const signedIn: SignedIn = {
    organisationId,
    organisationName: row.organisation_name,
    personId: row.person_id,
    email: row.email,
    givenName: row.given_name,
    familyName: row.family_name,
    language: row.language,
  }
  return {
    clinician: row.roles.includes('clinician') ? ({ ...signedIn, acts: 'clinician' } as Clinician) : null,
    manager: row.roles.includes('manager')
      ? ({ ...signedIn, acts: 'manager', teamIds: row.team_ids } as unknown as Manager)
      : null,
    administrator: row.roles.includes('administrator')
      ? ({ ...signedIn, acts: 'administrator' } as Administrator)
      : null,
  }
}
