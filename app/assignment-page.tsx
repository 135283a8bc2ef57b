import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { ActNote } from '#components/assignments/act-note.tsx'
import { AssignmentStanding } from '#components/assignments/assignment-standing.tsx'
import { UnfinishedSearch } from '#components/assignments/unfinished-search.tsx'
import { UnfinishedTable } from '#components/assignments/unfinished-table.tsx'
import { whomWords } from '#components/assignments/whom-words.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { Section } from '#components/ui/section.tsx'
import { findAssignment } from '#data/assignments/find-assignment.ts'
import { listUnfinished } from '#data/assignments/list-unfinished.ts'
import { listModules } from '#data/curriculum/modules.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { searchText } from '#domain/text/typed-text.ts'
import {
  undoDateAsAdministrator,
  undoDateAsManager,
  undoRemindingAsAdministrator,
  undoRemindingAsManager,
  undoWithdrawalAsAdministrator,
  undoWithdrawalAsManager,
} from '#server/actions/assignment-actions.ts'
import { requireViewer } from '#server/session.ts'
import { AssignmentAsk } from './assignment-ask.tsx'
import { assignmentsHome, type ReportReader } from './team-addresses.ts'

const undo = {
  manager: {
    withdrawn: undoWithdrawalAsManager,
    'due-date': undoDateAsManager,
    reminded: undoRemindingAsManager,
  },
  administrator: {
    withdrawn: undoWithdrawalAsAdministrator,
    'due-date': undoDateAsAdministrator,
    reminded: undoRemindingAsAdministrator,
  },
}

const Query = z.object({
  q: z.string().catch('').transform(searchText),
  team: z.uuid().nullable().catch(null),
  page: z.coerce.number().int().min(1).catch(1),
  ask: z.enum(['remind', 'date', 'withdraw']).nullable().catch(null),
  /** The new date that is being considered. */
  to: z.string().nullable().catch(null),
  undone: z.enum(['withdrawn', 'due-date', 'reminded']).nullable().catch(null),
})

const readAssignment = cache(async (reader: ReportReader, id: string) => {
  const viewer = await requireViewer(reader)
  const now = new Date()
  const assignment = z.uuid().safeParse(id).success ? await findAssignment(viewer, id, { now }) : null
  if (assignment === null) notFound()
  const modules = await listModules(viewer)
  const title = assignment.modules
    .map((slug) => modules.find((module) => module.slug === slug)?.title.text ?? slug)
    .join(' · ')
  return { viewer, assignment, title, now }
})

export async function assignmentMetadata(reader: ReportReader, id: string): Promise<Metadata> {
  return { title: (await readAssignment(reader, id)).title }
}

/** An assignment: how it stands, who has not finished with what was sent to them, and what can be done about it. */
export async function AssignmentPage({
  reader,
  id,
  search,
}: {
  reader: ReportReader
  id: string
  search: Readonly<Record<string, string | string[] | undefined>>
}) {
  const { viewer, assignment, title, now } = await readAssignment(reader, id)
  const { q, team, page, ask, to, undone } = Query.parse(search)
  const unfinished = await listUnfinished(viewer, id, { search: q, teamId: team, page }, { now })
  const t = await getTranslations('assignments')
  const format = await getFormatter()
  const home = assignmentsHome(reader)
  const href = `${home}/${id}`
  const today = dayIn(viewer.organisationTimeZone, now)
  const { createdAt, createdBy, withdrawnAt, open, remindable, last } = assignment
  const whom = whomWords(t, { ...assignment, list: (texts) => format.list(texts, { type: 'conjunction' }) })
  const made = format.dateTime(createdAt, { dateStyle: 'long' })
  return (
    <Page>
      <PageHead title={title} above={<Link href={home}>{t('list.title')}</Link>}>
        <p>
          {t('head.for', { whom })} ·{' '}
          {createdBy === null ? t('head.on', { date: made }) : t('head.by', { name: createdBy, date: made })}
        </p>
      </PageHead>
      {undone !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`note.undone.${undone}`)}</p>
        </Notice>
      )}
      {undone === null && ask === null && last !== null && <ActNote assignmentId={id} act={last} undo={undo[reader]} />}
      <AssignmentStanding standing={assignment} today={today} />
      {withdrawnAt === null && ask === null && (
        <nav className="my-6 flex flex-wrap gap-3" aria-label={t('act.label')}>
          {remindable > 0 && (
            <ButtonLink href={`${href}?ask=remind#ask`}>{t('act.remind', { count: remindable })}</ButtonLink>
          )}
          <ButtonLink kind="quiet" href={`${href}?ask=date#ask`}>
            {t('act.date')}
          </ButtonLink>
          {reader === 'administrator' && (
            <ButtonLink kind="quiet" href={`${href}/audience`}>
              {t('act.audience')}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" href={`${href}?ask=withdraw#ask`}>
            {t('act.withdraw')}
          </ButtonLink>
        </nav>
      )}
      {withdrawnAt === null && ask !== null && (
        <AssignmentAsk reader={reader} assignment={assignment} ask={ask} to={to} href={href} now={now} />
      )}
      {withdrawnAt === null && (
        <Section title={t('people.title')} id="people">
          {open > 0 && <UnfinishedSearch search={q} team={team} teams={unfinished.teams} action={href} />}
          {unfinished.people.length === 0 ? (
            <EmptyState title={t(open === 0 ? 'people.none' : 'people.noneMatch')} />
          ) : (
            <UnfinishedTable
              people={unfinished.people}
              total={unfinished.total}
              modules={assignment.modules.length}
              today={today}
              hrefOf={(person) => {
                if (reader === 'administrator') return `/admin/people/${person.id}`
                const [first] = person.teams
                return first === undefined ? null : `/teams/${first.id}/people/${person.id}`
              }}
            />
          )}
          <PageLinks
            page={unfinished.page}
            pages={unfinished.pages}
            hrefOf={(number) => `${href}?${new URLSearchParams({ q, team: team ?? '', page: `${number}` })}#people`}
          />
        </Section>
      )}
    </Page>
  )
}
