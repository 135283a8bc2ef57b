import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { TeamReportView } from '#components/teams/team-report-view.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { teamReport } from '#data/reports/team.ts'
import { reportTexts } from '#server/exports/report-texts.ts'
import { trendTable } from '#server/exports/trend-table.ts'
import { requireViewer } from '#server/session.ts'

type Props = { params: Promise<{ team: string }>; searchParams: Promise<{ done?: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('teams')
  return { title: t('reportTitle', { team: (await report((await params).team)).team.name }) }
}

/** Who in the team understands what, and whom to help first. */
export default async function Team({ params, searchParams }: Props) {
  const found = await report((await params).team)
  const t = await getTranslations('teams')
  const { id } = found.team
  return (
    <Page>
      {(await searchParams).done === 'assigned' && (
        <Notice kind="done" announce="when-shown">
          <p>{t('assigned')}</p>
        </Notice>
      )}
      <TeamReportView
        report={found}
        trendTable={trendTable(found.history.trend, found.practices, await reportTexts())}
        hrefOf={(personId) => `/teams/${id}/people/${personId}`}
        assignHrefOf={({ person, module }) =>
          module === null
            ? null
            : `/teams/${id}/assign?${new URLSearchParams({ person: person.id, module: module.slug })}`
        }
      />
    </Page>
  )
}

/** Read once a request, for the title and the page. */
const report = cache(async (team: string) => {
  const manager = await requireViewer('manager')
  const found = z.uuid().safeParse(team).success ? await teamReport(manager, team, { now: new Date() }) : null
  return found ?? notFound()
})
