import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormSelect } from '#components/forms/form-fields.tsx'
import { PersonFields } from '#components/forms/person-fields.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { Button } from '#components/ui/button.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { listPeople, peopleShown } from '#data/people/list-people.ts'
import { teamChoices } from '#data/people/team-choices.ts'
import { listedName } from '#domain/text/person-name.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { languageOf, languages } from '#i18n/languages.ts'
import { invite } from '#server/actions/admin-actions.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/pages.css'
import '#components/ui/search.css'

const Search = z.object({
  q: z.string().catch('').transform(searchText),
  team: z.string().catch('').transform(searchText),
  page: z.coerce.number().int().min(1).catch(1),
  show: z.enum(peopleShown).catch('everyone'),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('people.title') }
}

/** Everybody of the organisation: finding them, and inviting someone. */
export default async function People({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const administrator = await requireViewer('administrator')
  const { q, team, page, show } = Search.parse(await searchParams)
  const [results, { teams, areMore }] = await Promise.all([
    listPeople(administrator, { search: q, page, shown: show }, { now: new Date() }),
    teamChoices(administrator, { search: team }),
  ])
  const t = await getTranslations('admin')
  return (
    <Page>
      <PageHead title={t('people.title')} above={<Link href="/admin">{t('title')}</Link>} />
      <Disclosure summary={t('people.invite')} {...(team !== '' && { open: 'at-first' as const })}>
        {areMore && <TeamSearch search={team} action="/admin/people" keep={{ q, show }} />}
        <ActionForm action={invite} submit={t('people.inviteSubmit')}>
          <ActId />
          <PersonFields />
          <FormSelect
            name="teamId"
            label={t('people.team')}
            choices={[
              { value: '', label: t('people.noTeam') },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            optional
          />
          <FormSelect
            name="language"
            label={t('people.language')}
            hint={t('people.languageHint')}
            defaultValue={languageOf(administrator.language).tag}
            choices={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
          />
        </ActionForm>
      </Disclosure>
      <search>
        <form className="search" action="/admin/people">
          <input type="hidden" name="show" value={show} />
          <TextField name="q" id="search" type="search" label={t('people.search')} defaultValue={q} optional />
          <Button type="submit" kind="quiet">
            {t('people.find')}
          </Button>
        </form>
      </search>
      <nav className="pages" aria-label={t('people.shown')}>
        {peopleShown.map((kind) =>
          kind === show ? (
            <b key={kind} aria-current="page">
              {t(`people.shownIs.${kind}`)}
            </b>
          ) : (
            <Link key={kind} href={`/admin/people?${new URLSearchParams({ q, show: kind })}`}>
              {t(`people.shownIs.${kind}`)}
            </Link>
          ),
        )}
      </nav>
      {results.people.length === 0 ? (
        <EmptyState title={q === '' ? t('people.noneShown') : t('people.nobody', { search: q })} />
      ) : (
        <DataTable
          caption={t('people.caption', { total: results.total })}
          showCaption="to-everyone"
          columns={[
            { key: 'name', label: t('people.name') },
            { key: 'profession', label: t('people.profession') },
            { key: 'teams', label: t('people.teams') },
            { key: 'roles', label: t('people.roles') },
            { key: 'status', label: t('people.status') },
          ]}
          rows={results.people.map(({ id, givenName, familyName, profession, teams: memberOf, roles, status }) => ({
            key: id,
            cells: [
              <Link key="name" href={`/admin/people/${id}`}>
                {listedName({ givenName, familyName }, (name) => t('people.fullName', name))}
              </Link>,
              profession,
              memberOf.map(({ name }) => name).join(' · '),
              roles.map((role) => t(`people.role.${role}`)).join(' · '),
              <Tag key="status" kind={status === 'suspended' ? 'alarm' : status === 'active' ? 'curtain' : 'plain'}>
                {t(`people.statusIs.${status}`)}
              </Tag>,
            ],
          }))}
        />
      )}
      <PageLinks
        page={results.page}
        pages={results.pages}
        hrefOf={(number) => `/admin/people?${new URLSearchParams({ q, show, page: `${number}` })}`}
      />
    </Page>
  )
}
