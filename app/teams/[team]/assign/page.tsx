import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { dayInput } from '#app/day-input.ts'
import { waiverDays } from '#app/waiver-days.ts'
import { WaiveFields } from '#components/assignments/waive-fields.tsx'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormDate, FormSelect } from '#components/forms/form-fields.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { listPathsInUse } from '#data/assignments/list-paths-in-use.ts'
import { listModules } from '#data/curriculum/modules.ts'
import { findTeamMembers } from '#data/people/find-team-members.ts'
import { fullName } from '#domain/text/person-name.ts'
import { assignToMany, changeDates, remindMany } from '#server/actions/manage-actions.ts'
import { waiveAsManager } from '#server/actions/waiver-actions.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/running-text.css'

const AssignQuery = z.object({
  person: z
    .union([z.uuid().transform((id) => [id]), z.array(z.uuid())])
    .optional()
    .transform((ids) => ids ?? []),
  module: z.string().optional(),
  act: z.enum(['ask', 'remind', 'date', 'waive']).catch('ask'),
})

const acts = { ask: assignToMany, remind: remindMany, date: changeDates, waive: waiveAsManager }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('teams'))('assign.title') }
}

/** A manager asks some of their people to do a module or a path, reminds them, gives them another day or waives it: who it touches stands first. */
export default async function Assign({
  params,
  searchParams,
}: {
  params: Promise<{ team: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const manager = await requireViewer('manager')
  const { team } = await params
  const query = AssignQuery.safeParse(await searchParams)
  if (!query.success || !z.uuid().safeParse(team).success) notFound()
  const { person: personIds, module, act } = query.data
  const now = new Date()
  const people = personIds.length === 0 ? [] : await findTeamMembers(manager, { teamId: team, personIds })
  if (personIds.length > 0 && people.length === 0) notFound()
  const t = await getTranslations('teams.assign')
  const [only] = people
  if (only === undefined)
    return (
      <Page width="form">
        <EmptyState title={t('nobody')}>
          <p>
            <Link href={`/teams/${team}#grid`}>{t('tick')}</Link>
          </p>
        </EmptyState>
      </Page>
    )
  const name = people.length === 1 ? fullName(only) : ''
  const modules = act === 'remind' ? [] : await listModules(manager)
  const paths = act === 'ask' ? await listPathsInUse(manager) : []
  const ofPaths = await getTranslations('assignments.paths')
  return (
    <Page width="form">
      <PageHead
        title={t(`heading.${act}`, { count: people.length, name })}
        above={<Link href={`/teams/${team}`}>{only.teamName}</Link>}
      >
        <p>{t(`what.${act}`)}</p>
      </PageHead>
      {people.length > 1 && (
        <ul className="plain-list">
          {people.map((person) => (
            <li key={person.id}>{fullName(person)}</li>
          ))}
        </ul>
      )}
      <ActionForm action={acts[act]} submit={t(`do.${act}`, { count: people.length })}>
        <ActId />
        <input type="hidden" name="teamId" value={team} />
        {people.map(({ id }) => (
          <input key={id} type="hidden" name="personId" value={id} />
        ))}
        {act !== 'remind' && (
          <>
            <FormSelect
              name="moduleSlug"
              label={t(paths.length === 0 ? 'module' : 'moduleOrPath')}
              hint={paths.length === 0 ? undefined : t('pathMeans')}
              choices={[
                ...modules.map(({ slug, title }) => ({
                  value: slug,
                  label: title.text,
                  ...(paths.length === 0 ? {} : { group: t('modules') }),
                })),
                ...paths.map(({ id, name: path, steps }) => ({
                  value: `path:${id}`,
                  label: ofPaths('choiceOf', { name: path, count: steps }),
                  group: t('paths'),
                })),
              ]}
              defaultValue={module}
            />
            {act === 'waive' ? (
              <WaiveFields {...waiverDays(manager.organisationTimeZone, now)} />
            ) : (
              <FormDate
                name="dueOn"
                label={t('dueOn')}
                min={dayInput(manager.organisationTimeZone, now)}
                defaultValue={dayInput(manager.organisationTimeZone, now, { daysLater: 14 })}
              />
            )}
          </>
        )}
      </ActionForm>
    </Page>
  )
}
