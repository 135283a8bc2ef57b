import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormSelect } from '#components/forms/form-fields.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { previewTeamEnd } from '#data/people/preview-team-end.ts'
import { teamChoices } from '#data/people/team-choices.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { archive, merge } from '#server/actions/team-actions.ts'
import { requireViewer } from '#server/session.ts'

type Props = { params: Promise<{ team: string }>; searchParams: Promise<Record<string, string | undefined>> }

const Search = z.object({ team: z.string().catch('').transform(searchText) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('teamEnd.title') }
}

/** Merging a team into another, or archiving it: how many people and assignments either touches, before it does. */
export default async function EndTeam({ params, searchParams }: Props) {
  const administrator = await requireViewer('administrator')
  const { team: teamId } = await params
  const { team: search } = Search.parse(await searchParams)
  const preview = z.uuid().safeParse(teamId).success ? await previewTeamEnd(administrator, teamId) : null
  if (preview === null) notFound()
  const { teams, areMore } = await teamChoices(administrator, { search })
  const t = await getTranslations('people')
  const hiddenField = <input type="hidden" name="teamId" value={teamId} />
  return (
    <Page width="reading">
      <PageHead
        title={t('teamEnd.heading', { team: preview.name })}
        above={<Link href={`/admin/teams/${teamId}`}>{preview.name}</Link>}
      />
      <Section title={t('teamEnd.merge')} id="merge">
        <p>{t('teamEnd.mergeWords', { members: preview.ownMembers, assignments: preview.ownAssignments })}</p>
        {preview.ownChannels > 0 && <p>{t('teamEnd.mergeChannels', { count: preview.ownChannels })}</p>}
        {areMore && <TeamSearch search={search} action={`/admin/teams/${teamId}/end`} />}
        <ActionForm action={merge} submit={t('teamEnd.mergeSubmit')}>
          {hiddenField}
          <FormSelect
            name="intoId"
            label={t('teamEnd.into')}
            choices={teams.filter(({ id }) => id !== teamId).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </ActionForm>
      </Section>
      <Section title={t('teamEnd.archive')} id="archive">
        <p>
          {t('teamEnd.archiveWords', {
            members: preview.members,
            managers: preview.managers,
            assignments: preview.assignments,
          })}
        </p>
        {preview.channels > 0 && <p>{t('teamEnd.archiveChannels', { count: preview.channels })}</p>}
        {preview.below.length > 0 && (
          <p>{t('teamEnd.below', { count: preview.below.length, teams: preview.below.join(' · ') })}</p>
        )}
        <ActionForm action={archive} submit={t('teamEnd.archiveSubmit')} kind="danger">
          {hiddenField}
        </ActionForm>
      </Section>
    </Page>
  )
}
