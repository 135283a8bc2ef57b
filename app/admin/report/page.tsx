import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { OrganisationReportView } from '#components/reports/organisation-report-view.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { organisationReport } from '#data/reports/organisation.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { barTable, organisationTableTitles, organisationTexts } from '#server/exports/organisation-tables.ts'
import { trendTable } from '#server/exports/trend-table.ts'
import { requireViewer } from '#server/session.ts'

type Props = { searchParams: Promise<{ search?: string | string[]; page?: string | string[] }> }

const ReportQuery = z.object({
  search: z.string().catch('').transform(searchText),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation'))('title') }
}

/** Who understands what across the organisation, as of last night. */
export default async function OrganisationReportPage({ searchParams }: Props) {
  const administrator = await requireViewer('administrator')
  const query = ReportQuery.parse(await searchParams)
  const report = await organisationReport(administrator, query, { now: new Date() })
  const texts = await organisationTexts()
  if (report === 'no-night-yet')
    return (
      <Page>
        <PageHead title={texts.organisation('title')} />
        <EmptyState title={texts.organisation('noNight.title')}>
          <p>{texts.organisation('noNight.words')}</p>
        </EmptyState>
      </Page>
    )
  return (
    <Page>
      <OrganisationReportView
        report={report}
        search={query.search}
        tables={organisationTableTitles(texts)}
        trendTable={trendTable(report.trend, report.practices, texts)}
        barTable={barTable(report, texts)}
      />
    </Page>
  )
}
