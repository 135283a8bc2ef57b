import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormSelect, FormText } from '#components/forms/form-fields.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { listTeams } from '#data/people/list-teams.ts'
import { fullName } from '#domain/text/person-name.ts'
import { makeTeam } from '#server/actions/admin-actions.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/columns.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('teams.title') }
}

/** The organisation's teams, with a way to the report of each. */
export default async function Teams() {
  const administrator = await requireViewer('administrator')
  const teams = await listTeams(administrator)
  const t = await getTranslations('admin')
  const nameOf = (id: string | null) => teams.find((team) => team.id === id)?.name ?? '–'
  return (
    <Page>
      <PageHead title={t('teams.title')} above={<Link href="/admin">{t('title')}</Link>}>
        <p>{t('teams.words')}</p>
      </PageHead>
      <div className="two-columns">
        <Section title={t('teams.all')} id="all">
          {teams.length === 0 ? (
            <EmptyState title={t('teams.none')} />
          ) : (
            <DataTable
              caption={t('teams.caption')}
              columns={[
                { key: 'name', label: t('teams.name') },
                { key: 'above', label: t('teams.above') },
                { key: 'managers', label: t('teams.managers') },
                { key: 'members', label: t('teams.members'), align: 'end' },
              ]}
              rows={teams.map(({ id, name, parentId, managers, members }) => ({
                key: id,
                cells: [
                  <Link key="name" href={`/admin/teams/${id}`}>
                    {name}
                  </Link>,
                  nameOf(parentId),
                  managers.map(fullName).join(' · ') || '–',
                  members,
                ],
              }))}
            />
          )}
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
                ...teams.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              optional
            />
          </ActionForm>
        </Section>
      </div>
    </Page>
  )
}
