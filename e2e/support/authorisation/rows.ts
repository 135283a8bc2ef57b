import type { Role } from './askers.ts'
import type { Owner, Things } from './world.ts'

/** Who gets something: for what belongs to someone, by whose it is. */
export type Getting = readonly Role[] | Readonly<Record<Owner, readonly Role[]>>

/**
 * What one address answers to whom. Everyone signed in who does not get it finds nothing there (404), and who is not signed
 * in, or may no longer act, is led to signing in.
 */
export type Row = {
  /** The address; for what belongs to someone the address that it has. */
  readonly at: string | ((things: Things) => string)
  readonly gets: Getting
  /** What is posted there; without: it is got. */
  readonly posts?: { readonly json: unknown } | { readonly form: Readonly<Record<string, string>> }
  /** What who gets it is answered, where that is not 200. */
  readonly status?: number
  /** What others who are signed in are answered, where that is not 404; `sign-in`: they are led there too. */
  readonly others?: number | 'sign-in'
  /** What who is not signed in is answered, where they are not led to signing in. */
  readonly signedOut?: number
}

export type Rows = Readonly<Record<string, Row>>

/** The three kinds of those who use the application, and the administrator of another organisation. */
export const signedIn: readonly Role[] = ['clinician', 'manager', 'administrator', 'stranger']
export const everyone: readonly Role[] = ['nobody', 'suspended', ...signedIn]
export const clinicians: readonly Role[] = ['clinician']
export const managers: readonly Role[] = ['manager']
/** Of whatever organisation, each for their own. */
export const administrators: readonly Role[] = ['administrator', 'stranger']

/** What is one clinician's own. */
export const ownAlone: Getting = { own: ['clinician'], otherTeam: [], otherOrganisation: [] }
/** What the managers of a team may see. */
export const teamsManagers: Getting = { own: ['manager'], otherTeam: [], otherOrganisation: [] }
/** What is an organisation's, for its administrators. */
export const organisations: Getting = {
  own: ['administrator'],
  otherTeam: ['administrator'],
  otherOrganisation: ['stranger'],
}
/** What the managers of a team and the administrators of its organisation may see. */
export const reportsReaders: Getting = {
  own: ['manager', 'administrator'],
  otherTeam: ['administrator'],
  otherOrganisation: ['stranger'],
}
