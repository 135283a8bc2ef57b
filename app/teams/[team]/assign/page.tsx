import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { dayInput } from '#app/day-input.ts'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormDate, FormSelect } from '#components/forms/form-fields.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { listModules } from '#data/curriculum/modules.ts'
import { findTeamMember } from '#data/people/find-team-member.ts'
import { fullName } from '#domain/text/person-name.ts'
import { assignToPerson } from '#server/actions/manage-actions.ts'
import { requireViewer } from '#server/session.ts'

const AssignQuery = z.object({ person: z.uuid(), module: z.string().optional() })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('teams'))('assign.title') }
}

/** A manager asks one of their people to do a module, by a day. */
export default async function Assign({
  params,
  searchParams,
}: {
  params: Promise<{ team: string }>
  searchParams: Promise<{ person?: string; module?: string }>
}) {
  const manager = await requireViewer('manager')
  const { team } = await params
  const query = AssignQuery.safeParse(await searchParams)
  const now = new Date()
  const isTeam = query.success && z.uuid().safeParse(team).success
  const person = isTeam ? await findTeamMember(manager, { teamId: team, personId: query.data.person }) : null
  if (person === null) notFound()
  const modules = await listModules(manager)
  const t = await getTranslations('teams')
  return (
    <Page width="form">
      <PageHead
        title={t('assign.for', { name: fullName(person) })}
        above={<Link href={`/teams/${team}`}>{person.teamName}</Link>}
      >
        <p>{t('assign.words')}</p>
      </PageHead>
      <ActionForm action={assignToPerson} submit={t('assign.submit')}>
        <ActId />
        <input type="hidden" name="teamId" value={team} />
        <input type="hidden" name="personId" value={person.id} />
        <FormSelect
          name="moduleSlug"
          label={t('assign.module')}
          choices={modules.map(({ slug, title }) => ({ value: slug, label: title.text }))}
          defaultValue={query.data?.module}
        />
        <FormDate
          name="dueOn"
          label={t('assign.dueOn')}
          min={dayInput(manager.organisationTimeZone, now)}
          defaultValue={dayInput(manager.organisationTimeZone, now, { daysLater: 14 })}
        />
      </ActionForm>
    </Page>
  )
}
