import { searchText } from '#domain/text/typed-text.ts'
import { search } from '#server/search.ts'
import { currentDuties } from '#server/session.ts'

/** What the dialog shows of each kind while someone types. */
const mostOfAKind = 5

/** What the person who is asking finds by `q`. */
export async function GET(request: Request): Promise<Response> {
  const duties = await currentDuties()
  if (duties === null) return Response.json({ error: 'signed-out' }, { status: 401 })
  const results = await search(duties, searchText(new URL(request.url).searchParams.get('q') ?? ''), {
    now: new Date(),
  })
  const visibleResults = results.filter(
    ({ kind }, place) => results.slice(0, place).filter((before) => before.kind === kind).length < mostOfAKind,
  )
  return Response.json({ found: visibleResults }, { headers: { 'cache-control': 'no-store' } })
}
