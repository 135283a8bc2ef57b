import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache, type ReactNode } from 'react'
import { z } from 'zod'
import { RemindForm } from '#components/notices/remind-form.tsx'
import { TeamReportView } from '#components/teams/team-report-view.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { teamReport } from '#data/reports/team.ts'
import { arrangePeople, orders, shows } from '#domain/reports/arrange-people.ts'
import { remindAsAdministrator, remindAsManager } from '#server/actions/remind-actions.ts'
import { reportTexts } from '#server/exports/report-texts.ts'
import { trendTable } from '#server/exports/trend-table.ts'
import { requireViewer } from '#server/session.ts'
import { ReplayingNotice } from './replaying-notice.tsx'
import { assignHref, gridActs, gridHref, type ReportReader, teamsHome, wholeTeamHrefs } from './team-addresses.ts'

/** What an address of a team's report says: how the grid is arranged, and what the reader has just done. */
const TeamQuery = z.object({
  show: z.enum(shows).catch('all'),
  order: z.enum(orders).catch('help'),
  practice: z.string().nullable().catch(null),
  page: z.coerce.number().int().min(1).catch(1),
  select: z.literal('everyone').nullable().catch(null),
  help: z.literal('all').nullable().catch(null),
  done: z.enum(['assigned', 'reminded', 'redated', 'waived']).nullable().catch(null),
  count: z.coerce.number().int().min(0).catch(0),
  already: z.coerce.number().int().min(0).catch(0),
})

const reminding = { manager: remindAsManager, administrator: remindAsAdministrator }

/** Who in a team understands what, and who to help first: the same for its managers and for administrators. */
export async function TeamPage({
  reader,
  teamId,
  search,
  children,
}: {
  reader: ReportReader
  teamId: string
  /** What the address says behind its question mark. */
  search: Readonly<Record<string, string | string[] | undefined>>
  /** What stands below the report. */
  children?: ReactNode
}) {
  const report = await readReport(reader, teamId)
  const { select, help, done, count, already, ...arrangement } = TeamQuery.parse(search)
  const t = await getTranslations('teams')
  const collator = new Intl.Collator(await getLocale())
  const { people, page, pages, counts } = arrangePeople(
    report.people,
    arrangement,
    (a, b) => collator.compare(a.familyName, b.familyName) || collator.compare(a.givenName, b.givenName),
  )
  const pageView = { ...arrangement, page }
  const home = teamsHome(reader)
  const teamHref = `${home}/${report.team.id}`
  return (
    <Page>
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`done.${done}`, { count, already })}</p>
        </Notice>
      )}
      <ReplayingNotice />
      <TeamReportView
        report={report}
        people={people}
        grid={{
          arrangement: pageView,
          counts,
          pages,
          hrefOf: (change) => gridHref(teamHref, { ...pageView, ...change }),
        }}
        trendTable={trendTable(report.history.trend, report.practices, await reportTexts())}
        home={home}
        peopleHref={`${teamHref}/people`}
        select={select ?? 'nobody'}
        acts={gridActs(reader, report.team.id)}
        selectAllHref={gridHref(teamHref, pageView, { select: true })}
        allHelpHref={help === 'all' ? null : `${teamHref}?help=all#help-first`}
        reminderOf={({ person, reminder }) => (
          <RemindForm personId={person.id} reminder={reminder} action={reminding[reader]} />
        )}
        assignHrefOf={(people, module) => assignHref(reader, { teamId: report.team.id, people, module })}
        wholeTeam={wholeTeamHrefs(reader, report.team.id)}
        changeHrefOf={(person) => (reader === 'manager' ? `${teamHref}/people/${person}#work` : null)}
      />
      {children}
    </Page>
  )
}

export async function teamMetadata(reader: ReportReader, teamId: string): Promise<Metadata> {
  const t = await getTranslations('teams')
  return { title: t('reportTitle', { team: (await readReport(reader, teamId)).team.name }) }
}

/** Read once a request, for the title and the page. */
const readReport = cache(async (reader: ReportReader, teamId: string) => {
  const viewer = await requireViewer(reader)
  const report = z.uuid().safeParse(teamId).success ? await teamReport(viewer, teamId, { now: new Date() }) : null
  return report ?? notFound()
})
