import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { AssignmentList } from '#components/assignments/assignment-list.tsx'
import { AssignmentSearch } from '#components/assignments/assignment-search.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { listAssignments } from '#data/assignments/list-assignments.ts'
import { listModules } from '#data/curriculum/modules.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { openSearch } from '#server/search-words.ts'
import { requireViewer } from '#server/session.ts'
import { assignmentsHome, type ReportReader } from './team-addresses.ts'
import { titleIn } from './title-in.ts'

const Query = z.object({
  q: z.string().catch('').transform(searchText),
  page: z.coerce.number().int().min(1).catch(1),
})

/** The reader's assignments by page, to be searched, each with a page of its own. */
export async function AssignmentsSoFar({
  reader,
  search,
}: {
  reader: ReportReader
  search: Readonly<Record<string, string | string[] | undefined>>
}) {
  const viewer = await requireViewer(reader)
  const address = await openSearch(viewer, search, ['q'])
  const { q, page } = Query.parse(address)
  const [modules, { assignments, ...shown }] = await Promise.all([
    listModules(viewer),
    listAssignments(viewer, { search: q, page }, { now: new Date() }),
  ])
  const t = await getTranslations('assignments.list')
  const home = assignmentsHome(reader)
  return (
    <>
      {(shown.total > 0 || q !== '') && <AssignmentSearch search={q} action={home} />}
      {assignments.length === 0 ? (
        <EmptyState title={q === '' ? t('none') : t('noneFound', { search: q })} />
      ) : (
        <AssignmentList assignments={assignments} titleOf={titleIn(modules)} home={home} />
      )}
      <PageLinks
        page={shown.page}
        pages={shown.pages}
        hrefOf={(number) =>
          `${home}?${new URLSearchParams({ ...(address.words !== undefined && { words: address.words }), page: `${number}` })}`
        }
      />
    </>
  )
}
