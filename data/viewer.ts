import { z } from 'zod'
import { call } from './database/database.ts'
import { entryOf } from './database/entry.ts'

declare const madeHere: unique symbol

type SignedIn = {
  readonly organisationId: string
  readonly organisationName: string
  readonly personId: string
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly language: string
  /** In which dates are shown to them: their own, or the organisation's. IANA. */
  readonly timeZone: string
  /** What day it is for what is due, for everybody alike. IANA. */
  readonly organisationTimeZone: string
  /** Null in a viewer that outlives its request, as those of jobs and tests do: then it is read where it is needed. */
  readonly inService: InService | null
}

/** What was published last, the parameters that figures are of and the organisation's policy in force, as they were when the session was looked up. */
export type InService = {
  readonly curriculumHash: string
  readonly parametersHash: string
  readonly policyVersion: number
  /** Whether figures are of earlier parameters until everybody's understanding was computed with those published last. */
  readonly isReplaying?: boolean
  /** The viewer's own, which stand around each page. */
  readonly unreadNotices?: number
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

/** The organisation's directory (Entra ID, Okta), which keeps its people over SCIM with a token. Nobody in person. */
export type Provider = {
  readonly organisationId: string
  readonly tokenId: string
  readonly personId: null
  readonly acts: 'provider'
  readonly [madeHere]: true
}

/** One person's duties: the viewers that they may be. At least one is not null. */
export type Duties = {
  readonly clinician: Clinician | null
  readonly manager: Manager | null
  readonly administrator: Administrator | null
}

export type SessionReference = { readonly organisationId: string; readonly sessionId: string }

/** The columns of viewer_of_session() and of what stands on it. */
export const viewerColumns = {
  person_id: z.string(),
  email: z.string(),
  given_name: z.string(),
  family_name: z.string(),
  language: z.string(),
  organisation_name: z.string(),
  time_zone: z.string(),
  organisation_time_zone: z.string(),
  roles: z.array(z.string()),
  team_ids: z.array(z.string()),
}
const ViewerRow = z.object(viewerColumns)
type ViewerRow = z.output<typeof ViewerRow>

const requestOfSession = {
  name: 'request_of_session',
  text: 'SELECT * FROM request_of_session(enter_organisation($1), $2, $3)',
  row: z.object({
    ...viewerColumns,
    curriculum_hash: z.string().nullable(),
    parameters_hash: z.string().nullable(),
    policy_version: z.number().nullable(),
    is_replaying: z.boolean(),
    unread_notices: z.number(),
  }),
}

/**
 * The duties behind a session that still holds, with what is in service for them; null when it ended, expired, or the
 * person may not act now.
 */
export async function dutiesOfSession(session: SessionReference, { now }: { now: Date }): Promise<Duties | null> {
  const [row] = await call(requestOfSession, [
    entryOf({ organisationId: session.organisationId }),
    session.sessionId,
    now,
  ])
  if (row === undefined) return null
  const { curriculum_hash: curriculumHash, parameters_hash: parametersHash, policy_version: policyVersion } = row
  const inService =
    curriculumHash === null || parametersHash === null || policyVersion === null
      ? null
      : {
          curriculumHash,
          parametersHash,
          policyVersion,
          isReplaying: row.is_replaying,
          unreadNotices: row.unread_notices,
        }
  return dangerouslyDutiesOfRow(session.organisationId, row, inService)
}

const viewerOfPerson = { text: 'SELECT * FROM viewer_of_person(enter_organisation($1), $2)', row: ViewerRow }

/** For jobs, the demo and tests, which have no session: acts as the person. Null when the person may not act. */
export async function dangerouslyDutiesOfPerson(person: {
  organisationId: string
  personId: string
}): Promise<Duties | null> {
  const [row] = await call(viewerOfPerson, [entryOf(person), person.personId])
  return dangerouslyDutiesOfRow(person.organisationId, row)
}

/** For what reads a session together with something else in one round trip: the row must be the database's own. */
export function dangerouslyDutiesOfRow(
  organisationId: string,
  row: ViewerRow | undefined,
  inService: InService | null = null,
): Duties | null {
  if (row === undefined || row.roles.length === 0) return null
  const signedIn: SignedIn = {
    organisationId,
    organisationName: row.organisation_name,
    personId: row.person_id,
    email: row.email,
    givenName: row.given_name,
    familyName: row.family_name,
    language: row.language,
    timeZone: row.time_zone,
    organisationTimeZone: row.organisation_time_zone,
    inService,
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

const ofToken = {
  name: 'provider_of_token',
  text: 'SELECT * FROM provider_of_token($1, $2)',
  row: z.object({ organisation_id: z.string(), token_id: z.string() }),
}

/** Whose directory has the token of this hash; null when it is unknown, ended, or its time is over. */
export async function providerOfToken(tokenHash: string, { now }: { now: Date }): Promise<Provider | null> {
  const [row] = await call(ofToken, [tokenHash, now])
  if (row === undefined) return null
  return { organisationId: row.organisation_id, tokenId: row.token_id, personId: null, acts: 'provider' } as Provider
}
