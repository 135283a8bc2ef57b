import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ItemDecisionForm } from '#components/reports/item-decision.tsx'
import { ItemsReportView } from '#components/reports/items-report-view.tsx'
import { Page } from '#components/ui/page.tsx'
import { itemsReport } from '#data/reports/items.ts'
import { decide } from '#server/actions/item-actions.ts'
import { longestContest } from '#server/contest-rule.ts'
import { itemsTable } from '#server/exports/items-table.ts'
import { requireViewer } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('items'))('title') }
}

/** Which items measure well, and which someone must look at. */
export default async function Items() {
  const administrator = await requireViewer('administrator')
  const report = await itemsReport(administrator)
  return (
    <Page width="reading">
      <ItemsReportView
        report={report}
        table={await itemsTable(report)}
        decision={(item) => <ItemDecisionForm item={item} decide={decide} longestReason={longestContest} />}
      />
    </Page>
  )
}
