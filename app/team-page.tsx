import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache, type ReactNode } from 'react'
import { z } from 'zod'
import { TeamReportView } from '#components/teams/team-report-view.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { teamReport } from '#data/reports/team.ts'
import { reportTexts } from '#server/exports/report-texts.ts'
import { trendTable } from '#server/exports/trend-table.ts'
import { requireViewer } from '#server/session.ts'
import { ReplayingNotice } from './replaying-notice.tsx'
import { assignHref, type ReportReader, teamsHome } from './team-addresses.ts'

/** Who in a team understands what, and who to help first: the same for its managers and for administrators. */
export async function TeamPage({
  reader,
  teamId,
  done,
  children,
}: {
  reader: ReportReader
  teamId: string
  /** What the reader has just done, to be confirmed on top. */
  done?: 'assigned'
  /** What stands below the report. */
  children?: ReactNode
}) {
  const report = await readReport(reader, teamId)
  const t = await getTranslations('teams')
  const home = teamsHome(reader)
  return (
    <Page>
      {done === 'assigned' && (
        <Notice kind="done" announce="when-shown">
          <p>{t('assigned')}</p>
        </Notice>
      )}
      <ReplayingNotice />
      <TeamReportView
        report={report}
        trendTable={trendTable(report.history.trend, report.practices, await reportTexts())}
        home={home}
        peopleHref={`${home}/${report.team.id}/people`}
        assignHrefOf={({ person, module }) =>
          module === null
            ? null
            : assignHref(reader, { teamId: report.team.id, person: person.id, module: module.slug })
        }
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
