import { findSearchPlace } from '#server/search-places.ts'
import { type SearchField, sealWords } from '#server/search-words.ts'
import { currentDuties, highestDuty } from '#server/session.ts'

/** Of an address, in characters: with cookies it has to fit into the head of a request, which takes 16 KB. */
const longestAddress = 12_000

/** From a posted search to the page that shows what it finds, whose address does not say what was looked for. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => new FormData())
  const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const place = findSearchPlace(fields.find(([name]) => name === 'page')?.[1] ?? '')
  if (place === null) return new Response('Expected page: one that searches.\n', { status: 400 })
  const duties = await currentDuties()
  if (duties === null) return goTo(`/sign-in?${new URLSearchParams({ next: place.path })}`)
  const isSearched = (name: string): name is SearchField => (place.fields as readonly string[]).includes(name)
  const words = await sealWords(highestDuty(duties), Object.fromEntries(fields.filter(([name]) => isSearched(name))))
  const others = fields.filter(([name, value]) => name !== 'page' && !isSearched(name) && value !== '')
  // Empty words stand there too: an address that says nothing means a page as it is at first, not one without rules or filters.
  const address = new URLSearchParams([...others.map(([name, value]) => [name, value]), ['words', words ?? '']])
  const found = `${place.path}?${address}${place.fragment}`
  if (found.length > longestAddress)
    return new Response(`Expected what makes an address of at most ${longestAddress} characters.\n`, { status: 400 })
  return goTo(found)
}

function goTo(address: string): Response {
  return new Response(null, { status: 303, headers: { location: address, 'cache-control': 'no-store' } })
}
