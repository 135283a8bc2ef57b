import { z } from 'zod'
import type { Administrator } from '#data/viewer.ts'
import { PeopleAddress } from '#domain/people/people-filter.ts'
import { openWords } from '#server/search-words.ts'
import { Identifier, many } from './fields.ts'

/** Who a form is for: people one by one (`person`), or all whom a list’s address means (`matching`). */
export const selectionFields = {
  person: many(Identifier),
  matching: z
    .string()
    .optional()
    .transform((address) => (address === undefined ? null : Object.fromEntries(new URLSearchParams(address)))),
  /** How many it was said to be for. */
  expected: z.coerce.number().int().min(0),
}

/** Words of a list’s address that cannot be opened mean nobody, and never everybody. */
export async function selectionOf(
  administrator: Administrator,
  { person, matching }: { person: readonly string[]; matching: Readonly<Record<string, string>> | null },
) {
  if (matching === null) return { these: 'chosen', personIds: person } as const
  const address = await openWords(administrator, matching, ['q'])
  if (address === null) return { these: 'chosen', personIds: [] } as const
  return { these: 'matching', filter: PeopleAddress.parse(address) } as const
}
