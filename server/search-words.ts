import { notFound } from 'next/navigation'
import { z } from 'zod'
import { searchText } from '#domain/text/typed-text.ts'
import { openToken, sealToken } from './sealed-token.ts'

/**
 * What someone searches for may be a person’s name, address or number, and addresses of pages end up in histories and in
 * the logs of proxies. So a form posts it, and the address that follows holds it sealed, under the name `words`: for everyone of
 * the organisation, so that a list can be passed on, and for a year, so that it can be kept.
 */
const salt = 'search-words'
const keptSeconds = 365 * 24 * 60 * 60

/** What an address calls a search that it must not say. */
export type SearchField = 'q' | 'find' | 'person' | 'object'

const Sealed = z.object({ organisationId: z.uuid(), words: z.record(z.string(), z.string()) })

type Address = Readonly<Record<string, string | string[] | undefined>>
type OfOrganisation = { readonly organisationId: string }
type Opened<Asked> = Asked & Partial<Record<SearchField, string>> & { readonly words?: string }

/** Words as an address may hold them; null: there are none. */
export async function sealWords(
  { organisationId }: OfOrganisation,
  words: Readonly<Partial<Record<SearchField, string>>>,
): Promise<string | null> {
  const asked = Object.entries(words)
    .map(([field, text]) => [field, searchText(text)] as const)
    .filter(([, text]) => text !== '')
  if (asked.length === 0) return null
  return sealToken({ organisationId, words: Object.fromEntries(asked) }, { salt, seconds: keptSeconds })
}

/**
 * An address with what it searches for in plain, and with `words` as the addresses that follow from it hold the same. An address that
 * says it in plain itself, as someone wrote it by hand or an earlier version did, is understood. Null: its words are another
 * organisation's, too old, or of a page that calls them otherwise; as if they were none, they would find everyone.
 */
export async function openWords<Asked extends Address>(
  viewer: OfOrganisation,
  address: Asked,
  fields: readonly SearchField[],
): Promise<Opened<Asked> | null> {
  const { words: sealedWords, ...rest } = address
  if (sealedWords === undefined || sealedWords === '') {
    const inPlain = fields.flatMap((field) => {
      const text = address[field]
      return typeof text === 'string' ? [[field, text] as const] : []
    })
    const words = await sealWords(viewer, Object.fromEntries(inPlain))
    return (words === null ? rest : { ...rest, words }) as Asked
  }
  const token = typeof sealedWords === 'string' ? await openToken(sealedWords, { salt }) : null
  const { data } = Sealed.safeParse(token)
  if (data === undefined || data.organisationId !== viewer.organisationId) return null
  if (Object.keys(data.words).some((field) => !(fields as readonly string[]).includes(field))) return null
  const asked = fields.map((field) => [field, data.words[field]] as const)
  return { ...rest, ...Object.fromEntries(asked), words: sealedWords } as Opened<Asked>
}

/** The same for a page: one whose words cannot be opened is not found. */
export async function openSearch<Asked extends Address>(
  viewer: OfOrganisation,
  address: Asked,
  fields: readonly SearchField[],
): Promise<Opened<Asked>> {
  return (await openWords(viewer, address, fields)) ?? notFound()
}
