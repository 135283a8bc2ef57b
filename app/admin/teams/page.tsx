import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormSelect, FormText } from '#components/forms/form-fields.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { Section } from '#components/ui/section.tsx'
import { listTeamsByPage } from '#data/people/list-teams.ts'
import { teamChoices } from '#data/people/team-choices.ts'
import { fullName } from '#domain/text/person-name.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { makeTeam } from '#server/actions/admin-actions.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/columns.css'

const Search = z.object({
  team: z.string().catch('').transform(searchText),
  page: z.coerce.number().int().min(1).catch(1),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('teams.title') }
}

/** The organisation's teams, with a way to the report of each. */
export default async function Teams({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const administrator = await requireViewer('administrator')
  const { team: search, page } = Search.parse(await searchParams)
  const { teams, ...shown } = await listTeamsByPage(administrator, { search, page })
  const choices = await teamChoices(administrator, { search })
  const t = await getTranslations('admin')
  return (
    <Page>
      <PageHead title={t('teams.title')} above={<Link href="/admin">{t('title')}</Link>}>
        <p>{t('teams.words')}</p>
      </PageHead>
      <div className="two-columns">
        <Section title={t('teams.all')} id="all">
          {choices.areMore && <TeamSearch search={search} action="/admin/teams" />}
          {teams.length === 0 ? (
            <EmptyState title={search === '' ? t('teams.none') : t('teams.noneFound', { search })} />
          ) : (
            <DataTable
              caption={t('teams.caption')}
              narrow="listed"
              columns={[
                { key: 'name', label: t('teams.name') },
                { key: 'above', label: t('teams.above') },
                { key: 'managers', label: t('teams.managers') },
                { key: 'members', label: t('teams.members'), align: 'end' },
              ]}
              rows={teams.map(({ id, name, parentName, managers, members }) => ({
                key: id,
                cells: [
                  <Link key="name" href={`/admin/teams/${id}`}>
                    {name}
                  </Link>,
                  parentName ?? '–',
                  managers.map(fullName).join(' · ') || '–',
                  members,
                ],
              }))}
            />
          )}
          <PageLinks
            {...shown}
            hrefOf={(number) => `/admin/teams?${new URLSearchParams({ team: search, page: `${number}` })}`}
          />
        </Section>
        <Section title={t('teams.new')} id="new">
          <ActionForm action={makeTeam} submit={t('teams.submit')}>
            <ActId />
            <FormText name="name" label={t('teams.name')} autoComplete="off" />
            <FormSelect
              name="parentId"
              label={t('teams.above')}
              choices={[
                { value: '', label: t('teams.top') },
                ...choices.teams.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              optional
            />
          </ActionForm>
        </Section>
      </div>
    </Page>
  )
}
