import { z } from 'zod'
import { searchText } from '#domain/text/typed-text.ts'
import { search } from '#server/search.ts'
import { currentDuties } from '#server/session.ts'

/** What the dialog shows of each kind while someone types. */
const mostOfAKind = 5

/** What an address would say of whom someone looks for is posted. */
const Asked = z.object({ q: z.string().catch('').transform(searchText) })

/** What the person who is asking finds by `q`. */
export async function POST(request: Request): Promise<Response> {
  const duties = await currentDuties()
  if (duties === null) return Response.json({ error: 'signed-out' }, { status: 401 })
  const { data } = Asked.safeParse(await request.json().catch(() => null))
  if (data === undefined) return Response.json({ error: 'expected-json' }, { status: 400 })
  const results = await search(duties, data.q, { now: new Date() })
  const visibleResults = results.filter(
    ({ kind }, place) => results.slice(0, place).filter((before) => before.kind === kind).length < mostOfAKind,
  )
  return Response.json({ found: visibleResults }, { headers: { 'cache-control': 'no-store' } })
}
