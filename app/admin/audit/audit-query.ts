import { z } from 'zod'
import { loggedActions } from '#data/auditing/list-audit-events.ts'
import { parseDay } from '#domain/dates/day.ts'
import { searchText } from '#domain/text/typed-text.ts'

/** A day that the database knows too: it has no year 0. */
const Day = z
  .string()
  .refine((text) => parseDay(text) !== null)
  .nullable()
  .catch(null)

/** What the address of the page looks for; what cannot be looked for is left out. */
export const Search = z.object({
  before: z.uuid().nullable().catch(null),
  person: z.string().catch('').transform(searchText),
  object: z.string().catch('').transform(searchText),
  action: z.enum(loggedActions).nullable().catch(null),
  from: Day,
  until: Day,
})

/** What an address looks for, as the trail is searched: modules by their titles in the reader's language. */
export function searchOfAddress(
  address: Readonly<Record<string, string | undefined>>,
  modules: readonly { readonly slug: string; readonly title: { readonly text: string } }[],
) {
  const { before: _, ...asked } = Search.parse(address)
  const objectName = asked.object.toLowerCase()
  const moduleSlugs =
    objectName === ''
      ? []
      : modules.flatMap(({ slug, title }) => (title.text.toLowerCase().includes(objectName) ? [slug] : []))
  return { ...asked, moduleSlugs }
}
