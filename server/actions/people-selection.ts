import { z } from 'zod'
import { PeopleAddress, type PeopleFilter } from '#domain/people/people-filter.ts'
import { Identifier, many } from './fields.ts'

/** Who a form is for: people one by one (`person`), or all whom a list’s address means (`matching`). */
export const selectionFields = {
  person: many(Identifier),
  matching: z
    .string()
    .optional()
    .transform((address): PeopleFilter | null =>
      address === undefined ? null : PeopleAddress.parse(Object.fromEntries(new URLSearchParams(address))),
    ),
  /** How many it was said to be for. */
  expected: z.coerce.number().int().min(0),
}

export function selectionOf({ person, matching }: { person: readonly string[]; matching: PeopleFilter | null }) {
  return matching === null
    ? ({ these: 'chosen', personIds: person } as const)
    : ({ these: 'matching', filter: matching } as const)
}
