import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ItemsReportView } from '#components/reports/items-report-view.tsx'
import { Page } from '#components/ui/page.tsx'
import { itemsReport } from '#data/reports/items.ts'
import { itemsViews } from '#domain/reports/arrange-items.ts'
import { decide } from '#server/actions/item-actions.ts'
import { longestContest } from '#server/contest-rule.ts'
import { itemsTable } from '#server/exports/items-table.ts'
import { requireViewer } from '#server/session.ts'

const View = z.object({
  show: z.enum(itemsViews).catch('open'),
  page: z.coerce.number().int().min(1).catch(1),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('items'))('title') }
}

/** Which questions measure well, and which someone must read and decide on. */
export default async function Items({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const administrator = await requireViewer('administrator')
  const view = View.parse(await searchParams)
  const report = await itemsReport(administrator)
  return (
    <Page width="reading">
      <ItemsReportView
        report={report}
        view={view}
        now={new Date()}
        table={await itemsTable(report)}
        decide={decide}
        longestReason={longestContest}
      />
    </Page>
  )
}
