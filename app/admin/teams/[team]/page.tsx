import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { TeamPage, teamMetadata } from '#app/team-page.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormSelect, FormText } from '#components/forms/form-fields.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { findTeam } from '#data/people/find-team.ts'
import { teamChoices } from '#data/people/team-choices.ts'
import { shownVersion } from '#data/shown-version.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { correctTeam } from '#server/actions/people-actions.ts'
import { requireViewer } from '#server/session.ts'

type Props = { params: Promise<{ team: string }>; searchParams: Promise<Record<string, string | undefined>> }

const Search = z.object({ team: z.string().catch('').transform(searchText) })

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  return teamMetadata('administrator', (await params).team)
}

/** A team's report, and below it the team's own name and place. */
export default async function Team({ params, searchParams }: Props) {
  const { team: teamId } = await params
  const administrator = await requireViewer('administrator')
  const query = await searchParams
  const { team: search } = Search.parse(query)
  const team = z.uuid().safeParse(teamId).success ? await findTeam(administrator, teamId) : null
  const { teams, areMore } = await teamChoices(administrator, { search, chosen: team?.parentId ?? null })
  const t = await getTranslations('admin.teams')
  const people = await getTranslations('people')
  return (
    <TeamPage reader="administrator" teamId={teamId} search={query}>
      {team !== null && (
        <Section title={t('details')} id="details">
          {areMore && <TeamSearch search={search} action={`/admin/teams/${team.id}`} />}
          <ActionForm action={correctTeam} submit={t('save')} kind="quiet">
            <input type="hidden" name="teamId" value={team.id} />
            <SeenVersion version={shownVersion({ name: team.name, parentId: team.parentId })} />
            <FormText name="name" label={t('name')} defaultValue={team.name} autoComplete="off" />
            <FormSelect
              name="parentId"
              label={t('above')}
              defaultValue={team.parentId ?? ''}
              choices={[
                { value: '', label: t('top') },
                ...teams.filter(({ id }) => id !== team.id).map(({ id, name }) => ({ value: id, label: name })),
              ]}
              optional
            />
          </ActionForm>
          <p>
            <Link href={`/admin/teams/${team.id}/end`}>{people('teamEnd.link')}</Link>
          </p>
        </Section>
      )}
    </TeamPage>
  )
}
