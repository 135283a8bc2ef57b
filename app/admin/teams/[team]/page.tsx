import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { TeamReportView } from '#components/teams/team-report-view.tsx'
import { Page } from '#components/ui/page.tsx'
import { teamReport } from '#data/reports/team.ts'
import { reportTexts } from '#server/exports/report-texts.ts'
import { trendTable } from '#server/exports/trend-table.ts'
import { requireViewer } from '#server/session.ts'

type Props = { params: Promise<{ team: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('teams')
  return { title: t('reportTitle', { team: (await report((await params).team)).team.name }) }
}

/** A team's report, as its managers see it. */
export default async function Team({ params }: Props) {
  const found = await report((await params).team)
  const { id } = found.team
  return (
    <Page>
      <TeamReportView
        report={found}
        trendTable={trendTable(found.history.trend, found.practices, await reportTexts())}
        home="/admin/teams"
        hrefOf={(personId) => `/admin/teams/${id}/people/${personId}`}
        assignHrefOf={null}
      />
    </Page>
  )
}

/** Read once a request, for the title and the page. */
const report = cache(async (team: string) => {
  const administrator = await requireViewer('administrator')
  const found = z.uuid().safeParse(team).success ? await teamReport(administrator, team, { now: new Date() }) : null
  return found ?? notFound()
})
