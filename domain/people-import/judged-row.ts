import type { ImportColumns, ImportField } from './import-columns.ts'

/** Someone who is here already. */
export type KnownPerson = {
  readonly id: string
  readonly externalId: string | null
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly profession: string
  readonly site: string
  /** Of the teams that they are in. */
  readonly teamIds: readonly string[]
  /** Of the teams that they manage. */
  readonly managedIds: readonly string[]
}

export type KnownTeam = { readonly id: string; readonly name: string; readonly isArchived: boolean }

export type ImportedPerson = {
  readonly externalId: string | null
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly profession: string
  /** Empty: none. */
  readonly site: string
}

export type ChangedField =
  | 'externalId'
  | 'email'
  | 'givenName'
  | 'familyName'
  | 'profession'
  | 'site'
  | 'team'
  | 'manages'
export type FieldChange = { readonly field: ChangedField; readonly from: string; readonly to: string }

export type RowProblem =
  | 'required'
  | 'too-long'
  | 'control-character'
  | 'not-an-email'
  | 'twice-in-file'
  | 'two-people'
  | 'other-number'
  /** Of files of before one address could be someone's in several organisations. */
  | 'address-taken'
  | 'no-such-team'
  | 'two-teams'
  | 'archived-team'
  | 'no-such-role'
  | 'administrator-by-hand'
  | 'no-such-language'

export type JudgedRow = { readonly row: number } & (
  | {
      readonly verdict: 'created'
      readonly person: ImportedPerson
      /** That they join, in the words of the file where there is none of the name. */
      readonly teams: readonly string[]
      /** That they manage, likewise. */
      readonly manages: readonly string[]
      readonly roles: readonly ('clinician' | 'manager')[]
      readonly language: string | null
    }
  | {
      readonly verdict: 'changed'
      readonly personId: string
      readonly before: ImportedPerson
      readonly person: ImportedPerson
      readonly teams: readonly string[]
      readonly manages: readonly string[]
      readonly changes: readonly FieldChange[]
    }
  | { readonly verdict: 'unchanged'; readonly personId: string }
  | {
      readonly verdict: 'refused'
      readonly problem: RowProblem
      readonly field: ImportField
      readonly found: string
      /** The row that says so first, of `twice-in-file`. */
      readonly otherRow: number | null
    }
)

export type ImportTable = {
  readonly columns: ImportColumns
  readonly rows: readonly { readonly row: number; readonly fields: readonly string[] }[]
}

export type ImportGround = {
  readonly people: readonly KnownPerson[]
  readonly teams: readonly KnownTeam[]
  /** What becomes of a team that is not there. */
  readonly unknownTeams: 'make' | 'refuse'
  readonly languages: readonly string[]
}
