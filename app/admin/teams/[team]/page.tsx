import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TeamPage, teamMetadata } from '#app/team-page.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormSelect, FormText } from '#components/forms/form-fields.tsx'
import { Section } from '#components/ui/section.tsx'
import { listTeams } from '#data/people/list-teams.ts'
import { correctTeam } from '#server/actions/people-actions.ts'
import { requireViewer } from '#server/session.ts'

type Props = { params: Promise<{ team: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return teamMetadata('administrator', (await params).team)
}

/** A team's report, and below it the team's own name and place. */
export default async function Team({ params }: Props) {
  const { team: teamId } = await params
  const administrator = await requireViewer('administrator')
  const teams = await listTeams(administrator)
  const team = teams.find(({ id }) => id === teamId)
  const t = await getTranslations('admin.teams')
  return (
    <TeamPage reader="administrator" teamId={teamId}>
      {team !== undefined && (
        <Section title={t('details')} id="details">
          <ActionForm action={correctTeam} submit={t('save')} kind="quiet">
            <input type="hidden" name="teamId" value={team.id} />
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
        </Section>
      )}
    </TeamPage>
  )
}
