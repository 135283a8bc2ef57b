import type { Metadata } from 'next'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import { z } from 'zod'
import { dayInput } from '#app/day-input.ts'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice, FormDate, FormSelect } from '#components/forms/form-fields.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { Section } from '#components/ui/section.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { listAssignments } from '#data/assignments/list-assignments.ts'
import { listModules } from '#data/curriculum/modules.ts'
import { teamChoices } from '#data/people/team-choices.ts'
import { fullName } from '#domain/text/person-name.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { assign, withdraw } from '#server/actions/admin-actions.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/columns.css'

const Search = z.object({
  team: z.string().catch('').transform(searchText),
  page: z.coerce.number().int().min(1).catch(1),
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
  const { team: search, page, done } = Search.parse(await searchParams)
  const [modules, { teams, areMore }, { assignments, ...shown }] = await Promise.all([
    listModules(administrator),
    teamChoices(administrator, { search }),
    listAssignments(administrator, { page }),
  ])
  const t = await getTranslations('admin')
  const format = await getFormatter()
  const now = new Date()
  const titleOf = (slug: string) => modules.find((module) => module.slug === slug)?.title.text ?? slug
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
        </Section>
        <Section title={t('assignments.soFar')} id="so-far">
          {assignments.length === 0 ? (
            <EmptyState title={t('assignments.none')} />
          ) : (
            <DataTable
              caption={t('assignments.caption')}
              columns={[
                { key: 'what', label: t('assignments.what') },
                { key: 'whom', label: t('assignments.whom') },
                { key: 'due', label: t('assignments.due') },
                { key: 'finished', label: t('assignments.finished'), align: 'end' },
                { key: 'act', label: <span className="sr-only">{t('assignments.withdraw')}</span> },
              ]}
              rows={assignments.map(
                ({ id, modules: slugs, team, person, dueOn, withdrawnAt, people, finished, open, countedAt }) => ({
                  key: id,
                  cells: [
                    slugs.map(titleOf).join(' · '),
                    person === null ? (team?.name ?? t('assignments.everyone')) : fullName(person),
                    format.dateTime(dueOn, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
                    countedAt === null ? (
                      t('assignments.finishedOf', { finished, people })
                    ) : (
                      <Fragment key="finished">
                        {t('assignments.finishedOf', { finished, people })}
                        <br />
                        <small>
                          {t('assignments.countedAt', {
                            at: format.dateTime(countedAt, {
                              day: 'numeric',
                              month: 'short',
                              hour: 'numeric',
                              minute: 'numeric',
                            }),
                          })}
                        </small>
                      </Fragment>
                    ),
                    withdrawnAt === null ? (
                      <Disclosure key="withdraw" summary={t('assignments.withdraw')}>
                        <p>{t('assignments.withdrawTouches', open ?? { people: 0, enrolments: 0 })}</p>
                        <ActionForm
                          action={withdraw}
                          submit={t('assignments.withdrawConfirm')}
                          kind="quiet"
                          layout="button"
                        >
                          <input type="hidden" name="assignmentId" value={id} />
                        </ActionForm>
                      </Disclosure>
                    ) : (
                      <Tag key="withdrawn">{t('assignments.withdrawn')}</Tag>
                    ),
                  ],
                }),
              )}
            />
          )}
          <PageLinks
            {...shown}
            hrefOf={(number) => `/admin/assignments?${new URLSearchParams({ team: search, page: `${number}` })}`}
          />
        </Section>
      </div>
    </Page>
  )
}
