import { z } from 'zod'
import { searchText } from '#domain/text/typed-text.ts'

/** `invitation-late`: invited a week ago and not come. `overdue`: with a module that was due, among those who can sign in. */
export const peopleKinds = ['everyone', 'invitation-late', 'overdue'] as const
export type PeopleKind = (typeof peopleKinds)[number]

export const peopleRoles = ['clinician', 'manager', 'administrator'] as const

/** What someone’s sign-in is like: who left is suspended too, and stands under `left` alone. */
export const signInStates = ['invited', 'active', 'suspended', 'left'] as const
export type SignInState = (typeof signInStates)[number]

/** When someone was here last: within these days, not for these days, or never. */
export const lastActives = ['30-days', 'not-30-days', 'not-90-days', 'never'] as const
export type LastActive = (typeof lastActives)[number]

export const peopleSorts = ['name', 'profession', 'site', 'status', 'overdue', 'active'] as const
export type PeopleSort = (typeof peopleSorts)[number]

export const pageSizes = [25, 50, 100] as const

/** Which of the organisation’s people; an empty text is no restriction, but nobody who left is among them unless asked for. */
export type PeopleFilter = {
  readonly search: string
  readonly shown: PeopleKind
  /** With those below it. */
  readonly team: string
  readonly profession: string
  readonly site: string
  readonly role: '' | (typeof peopleRoles)[number]
  readonly status: '' | SignInState
  readonly active: '' | LastActive
}

/** The same as an address has it: what is searched for stands there sealed, as `words`, and never in plain. */
export type AddressedFilter = PeopleFilter & { readonly words?: string }

export const everyone: PeopleFilter = {
  search: '',
  shown: 'everyone',
  team: '',
  profession: '',
  site: '',
  role: '',
  status: '',
  active: '',
}

/** A part of an address: what is not understood restricts nothing. */
const one = <Value extends string>(of: readonly Value[]) => z.union([z.literal(''), z.enum(of)]).catch('')
const text = z.string().catch('').transform(searchText)

/** The filters of an address whose words were opened. */
export const PeopleAddress = z
  .object({
    q: text,
    words: z.string().catch(''),
    show: z.enum(peopleKinds).catch('everyone'),
    team: z.union([z.uuid(), z.literal('')]).catch(''),
    profession: text,
    site: text,
    role: one(peopleRoles),
    status: one(signInStates),
    active: one(lastActives),
  })
  .transform(({ q, show, ...rest }): AddressedFilter => ({ search: q, shown: show, ...rest }))

/** How the list is shown: sorted by what, which way, which page of how many people. */
export const PeopleView = z.object({
  sort: z.enum(peopleSorts).catch('name'),
  order: z.enum(['ascending', 'descending']).catch('ascending'),
  page: z.coerce.number().int().min(1).catch(1),
  size: z.coerce
    .number()
    .refine((size) => (pageSizes as readonly number[]).includes(size))
    .catch(50),
})
export type PeopleView = Readonly<z.output<typeof PeopleView>>

/** What of an address says which people: what restricts nothing is left out, so that addresses stay short. */
export function addressOfFilter({ search: _, shown, words = '', ...rest }: AddressedFilter): Record<string, string> {
  const parts = { words, show: shown === 'everyone' ? '' : shown, ...rest }
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''))
}

/** The same for how they are shown. */
export function addressOfView({ sort, order, page, size }: PeopleView): Record<string, string> {
  return {
    ...(sort === 'name' ? {} : { sort }),
    ...(order === 'ascending' ? {} : { order }),
    ...(page === 1 ? {} : { page: `${page}` }),
    ...(size === 50 ? {} : { size: `${size}` }),
  }
}
