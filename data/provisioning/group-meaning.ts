import type { PersonRoleName } from '#data/people/person-row.ts'

/** What being in a group of the directory means here. */
export type GroupMeaning =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'member' | 'manager'; readonly teamId: string }
  | { readonly kind: 'role'; readonly role: PersonRoleName }
