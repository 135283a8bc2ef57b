import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { AssignmentsSoFar } from '#app/assignments-so-far.tsx'
import { dayInput } from '#app/day-input.ts'
import { PathChoice } from '#app/path-choice.tsx'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice, FormDate, FormSelect } from '#components/forms/form-fields.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { listModules } from '#data/curriculum/modules.ts'
import { teamChoices } from '#data/people/team-choices.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { assign } from '#server/actions/admin-actions.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/columns.css'

const Search = z.object({
  team: z.string().catch('').transform(searchText),
  done: z.enum(['assigned', 'put-off']).nullable().catch(null),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('assignments.title') }
}

/** Asking people to do modules, and what was asked so far. */
export default async function Assignments({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const query = await searchParams
  const { team: search, done } = Search.parse(query)
  const [modules, { teams, areMore }] = await Promise.all([
    listModules(administrator),
    teamChoices(administrator, { search }),
  ])
  const t = await getTranslations('admin')
  const own = await getTranslations('assignments')
  const now = new Date()
  return (
    <Page>
      <PageHead title={t('assignments.title')} above={<Link href="/admin">{t('title')}</Link>}>
        <p>{t('assignments.intro')}</p>
      </PageHead>
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(done === 'assigned' ? 'assignments.assigned' : 'assignments.putOff')}</p>
        </Notice>
      )}
      <div className="two-columns">
        <Section title={t('assignments.new')} id="new">
          {areMore && <TeamSearch search={search} action="/admin/assignments" />}
          <ActionForm action={assign} submit={t('assignments.submit')}>
            <ActId />
            <PathChoice administrator={administrator} />
            <FormChoice
              pick="any"
              name="modules"
              label={t('assignments.modules')}
              choices={modules.map(({ slug, title, summary, minutes }) => ({
                value: slug,
                label: title.text,
                hint: `${summary.text} ${t('assignments.minutes', { minutes })}`,
              }))}
            />
            <FormSelect
              name="teamId"
              label={t('assignments.audience')}
              choices={[
                { value: '', label: t('assignments.everyone') },
                ...teams.map(({ id, name }) => ({ value: id, label: t('assignments.team', { name }) })),
              ]}
              optional
            />
            <FormDate
              name="dueOn"
              label={t('assignments.dueOn')}
              min={dayInput(administrator.organisationTimeZone, now)}
              defaultValue={dayInput(administrator.organisationTimeZone, now, { daysLater: 28 })}
            />
          </ActionForm>
          <p>
            <Link href="/admin/assignments/new">{own('builder.link')}</Link>
          </p>
        </Section>
        <Section title={t('assignments.soFar')} id="so-far">
          <AssignmentsSoFar reader="administrator" search={query} />
        </Section>
      </div>
    </Page>
  )
}
