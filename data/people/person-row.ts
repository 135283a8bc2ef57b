export type PersonStatus = 'invited' | 'active' | 'suspended'

export type PersonRoleName = 'clinician' | 'manager' | 'administrator'

export type PersonRow = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly profession: string
  readonly status: PersonStatus
  readonly roles: readonly PersonRoleName[]
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly managedTeams: readonly { readonly id: string; readonly name: string }[]
}
