import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EffectReportView } from '#components/reports/effect-report-view.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { effectReport } from '#data/reports/effect.ts'
import { effectTable } from '#server/exports/effect-table.ts'
import { requireViewer } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('effect'))('title') }
}

/** Whether each module works, before against after. */
export default async function Effect() {
  const administrator = await requireViewer('administrator')
  const report = await effectReport(administrator)
  const t = await getTranslations('effect')
  if (report === 'not-measured-yet')
    return (
      <Page width="reading">
        <PageHead title={t('title')} />
        <EmptyState title={t('none.title')}>
          <p>{t('none.words')}</p>
        </EmptyState>
      </Page>
    )
  return (
    <Page width="reading">
      <EffectReportView report={report} table={await effectTable(report)} />
    </Page>
  )
}
