import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { UnfinishedSearch } from '#components/assignments/unfinished-search.tsx'
import { UnfinishedTable } from '#components/assignments/unfinished-table.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Section } from '#components/ui/section.tsx'
import { StepLinks } from '#components/ui/step-links.tsx'
import type { FoundAssignment } from '#data/assignments/find-assignment.ts'
import { listUnfinishedPeople, type UnfinishedFrom } from '#data/assignments/list-unfinished-people.ts'
import { teamChoices } from '#data/people/team-choices.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { openSearch } from '#server/search-words.ts'

const Query = z.object({
  q: z.string().catch('').transform(searchText),
  team: z.uuid().nullable().catch(null),
  /** Finds a team to choose, where there are many. */
  findTeam: z.string().catch('').transform(searchText),
  after: z.uuid().nullable().catch(null),
  before: z.uuid().nullable().catch(null),
})

/** Those who have not finished an assignment, by page, to be searched by name and team. */
export async function AssignmentPeople({
  viewer,
  assignment,
  open,
  finished,
  search,
  href,
  today,
  titles,
}: {
  viewer: Manager | Administrator
  assignment: FoundAssignment
  /** What its modules are called, in their order. */
  titles: readonly string[]
  /** How many have not finished; null: it is not known at this moment. */
  open: number | null
  finished: number
  search: Readonly<Record<string, string | string[] | undefined>>
  /** The assignment's page. */
  href: string
  today: Date
}) {
  const address = await openSearch(viewer, search, ['q'])
  const { q, team, findTeam, after, before } = Query.parse(address)
  const from: UnfinishedFrom =
    after !== null ? { way: 'after', personId: after } : before !== null ? { way: 'before', personId: before } : null
  const [unfinishedPage, { teams, areMore }] = await Promise.all([
    listUnfinishedPeople(viewer, assignment.id, { search: q, teamId: team, from }),
    assignment.person === null
      ? teamChoices(viewer, { search: findTeam, chosen: team, within: assignment.teamId })
      : { teams: [], areMore: false },
  ])
  const t = await getTranslations('assignments.people')
  const filters = { ...(address.words !== undefined && { words: address.words }), ...(team !== null && { team }) }
  const isFiltered = q !== '' || team !== null
  const total = unfinishedPage.total ?? (isFiltered ? null : open)
  const step = (way: 'after' | 'before') => {
    const personId = unfinishedPage[way]
    return personId === null ? null : `${href}?${new URLSearchParams({ ...filters, [way]: personId })}#people`
  }
  // Of an assignment that asks nobody, or nobody yet, not everyone has finished.
  if (finished === 0 && unfinishedPage.people.length === 0 && !isFiltered) return null
  return (
    <Section title={t('title')} id="people">
      {areMore && (
        <TeamSearch name="findTeam" search={findTeam} action={`${href}#people`} keep={Object.entries(filters)} />
      )}
      {(isFiltered || unfinishedPage.people.length > 0) && (
        <UnfinishedSearch search={q} team={team} teams={teams} action={href} />
      )}
      {unfinishedPage.people.length === 0 ? (
        <EmptyState title={t(isFiltered ? 'noneMatch' : 'none')} />
      ) : (
        <UnfinishedTable
          waiveHref={href}
          people={unfinishedPage.people}
          total={total}
          modules={assignment.modules.length}
          stepOf={(slug) => {
            const place = assignment.modules.indexOf(slug)
            const module = titles[place]
            return module === undefined ? null : t('step', { at: place + 1, all: titles.length, module })
          }}
          today={today}
          hrefOf={(person) => {
            if (viewer.acts === 'administrator') return `/admin/people/${person.id}`
            const [first] = person.teams
            return first === undefined ? null : `/teams/${first.id}/people/${person.id}`
          }}
        />
      )}
      <StepLinks previous={step('before')} next={step('after')} />
    </Section>
  )
}
