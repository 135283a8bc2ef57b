import type { SignInState } from '#domain/people/people-filter.ts'

export type PersonStatus = 'invited' | 'active' | 'suspended'

export type PersonRoleName = 'clinician' | 'manager' | 'administrator'

export type PersonRow = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly profession: string
  readonly site: string
  /** What the organisation's own systems call them; null: nothing that is known. */
  readonly externalId: string | null
  readonly status: PersonStatus
  /** The status, but for who left. */
  readonly signIn: SignInState
  readonly lastActiveAt: Date | null
  readonly roles: readonly PersonRoleName[]
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly managedTeams: readonly { readonly id: string; readonly name: string }[]
}
