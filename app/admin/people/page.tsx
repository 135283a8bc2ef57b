import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormSelect } from '#components/forms/form-fields.tsx'
import { PersonFields } from '#components/forms/person-fields.tsx'
import { PeopleActNote } from '#components/people/people-act-note.tsx'
import { PeopleFilters, PeopleTabs } from '#components/people/people-filters.tsx'
import { PeopleTable } from '#components/people/people-table.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { findPeopleAct } from '#data/people/find-people-act.ts'
import { listPeople } from '#data/people/list-people.ts'
import { peopleTerms } from '#data/people/people-terms.ts'
import { teamChoices } from '#data/people/team-choices.ts'
import { addressOfFilter, addressOfView, PeopleAddress, PeopleView } from '#domain/people/people-filter.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { languageOf, languages } from '#i18n/languages.ts'
import { invite } from '#server/actions/admin-actions.ts'
import { continueActOnPeople, undoActOnPeople } from '#server/actions/people-act-actions.ts'
import { canSendMail } from '#server/mail/can-send-mail.ts'
import { openSearch } from '#server/search-words.ts'
import { requireViewer } from '#server/session.ts'

const Search = z.object({
  /** Finds a team to choose, where there are many. */
  findTeam: z.string().catch('').transform(searchText),
  /** What was done last, with its Undo. */
  act: z.uuid().nullable().catch(null),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

/** The organisation’s people: finding them, acting on many, inviting one. */
export default async function People({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const administrator = await requireViewer('administrator')
  const searchQuery = await openSearch(administrator, await searchParams, ['q'])
  const filter = PeopleAddress.parse(searchQuery)
  const view = PeopleView.parse(searchQuery)
  const { findTeam, act } = Search.parse(searchQuery)
  const [results, { teams, areMore }, { professions, sites }, lastAct] = await Promise.all([
    listPeople(administrator, { ...filter, ...view }, { now: new Date() }),
    teamChoices(administrator, { search: findTeam, chosen: filter.team || null }),
    peopleTerms(administrator),
    act === null ? null : findPeopleAct(administrator, act),
  ])
  const t = await getTranslations('people')
  const keep = { ...addressOfFilter(filter), ...addressOfView({ ...view, page: 1 }) }
  return (
    <Page>
      <PageHead
        title={t('title')}
        above={<Link href="/admin">{t('above')}</Link>}
        actions={
          <>
            <Link href="/admin/lists">{t('lists.title')}</Link>
            <ButtonLink kind="quiet" href="/admin/people/import">
              {t('import')}
            </ButtonLink>
            <a href="/api/export/people" download>
              {t('export')}
            </a>
          </>
        }
      />
      {act !== null && lastAct !== null && (
        <PeopleActNote actId={act} progress={lastAct} undo={undoActOnPeople} goOn={continueActOnPeople} />
      )}
      <Disclosure summary={t('invite')} {...(findTeam !== '' && { open: 'at-first' as const })}>
        <ActionForm action={invite} submit={t('inviteSubmit')}>
          <ActId />
          <PersonFields professions={professions} sites={sites} />
          <FormSelect
            name="teamId"
            label={t('team')}
            choices={[{ value: '', label: t('noTeam') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
            optional
          />
          <FormSelect
            name="language"
            label={t('language')}
            hint={t('languageHint')}
            defaultValue={languageOf(administrator.language).tag}
            choices={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
          />
        </ActionForm>
      </Disclosure>
      <PeopleTabs filter={filter} />
      {areMore && <TeamSearch name="findTeam" search={findTeam} action="/admin/people" keep={Object.entries(keep)} />}
      <PeopleFilters filter={filter} teams={teams} professions={professions} sites={sites} />
      {results.people.length === 0 ? (
        <EmptyState
          title={filter.search === '' ? t('noneShown') : t('nobody', { search: filter.search })}
          action={
            <ButtonLink kind="quiet" href="/admin/people">
              {t('filter.clear')}
            </ButtonLink>
          }
        />
      ) : (
        <PeopleTable
          people={results.people}
          total={results.total}
          filter={filter}
          view={{ ...view, page: results.page }}
          canSendMail={canSendMail()}
        />
      )}
      <PageLinks
        page={results.page}
        pages={results.pages}
        hrefOf={(page) =>
          `/admin/people?${new URLSearchParams({ ...addressOfFilter(filter), ...addressOfView({ ...view, page }) })}`
        }
      />
    </Page>
  )
}
