import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import type { ReportTable } from '#domain/reports/report-table.ts'
import { Downloads } from './downloads.tsx'
import { ItemFindings } from './item-findings.tsx'
import type { ItemRow } from './item-row.ts'
import { ReportTableView } from './report-table-view.tsx'
import './change-words.css'

export type ItemsReportProps = { readonly asOf: Date | null; readonly items: readonly ItemRow[] }

/** Which items measure well, which do not, and why: those that someone must look at first. */
export function ItemsReportView({
  report,
  table,
  decision,
}: {
  report: ItemsReportProps
  table: ReportTable
  decision: (item: ItemRow) => ReactNode
}) {
  const t = useTranslations('items')
  const format = useFormatter()
  const { items, asOf } = report
  const quarantined = items.filter(({ statistics }) => statistics?.quarantined === true)
  const assessed = items.flatMap((item) =>
    item.statistics?.verdict === 'assessed' && !item.statistics.quarantined
      ? [{ item, statistics: item.statistics }]
      : [],
  )
  const questionable = assessed
    .filter(
      ({ statistics }) =>
        statistics.flags.length > 0 ||
        statistics.differences.some(({ verdict }) => verdict === 'moderate' || verdict === 'large'),
    )
    .map(({ item }) => item)
  const open = items.length - assessed.length - quarantined.length
  const head = (
    <PageHead
      title={t('title')}
      detail={
        asOf === null
          ? undefined
          : t('detail', { day: format.dateTime(asOf, { day: 'numeric', month: 'long', year: 'numeric' }) })
      }
      above={<Link href="/admin">{t('back')}</Link>}
      actions={asOf === null ? undefined : <Downloads href="/api/reports/items" tables={[table]} definitions="items" />}
    >
      <p>{t('words')}</p>
    </PageHead>
  )
  if (asOf === null)
    return (
      <>
        {head}
        <EmptyState title={t('none.title')}>
          <p>{t('none.words')}</p>
        </EmptyState>
      </>
    )
  return (
    <>
      {head}
      <p className="change-words">
        {t('summary', {
          items: items.length,
          sound: assessed.length - questionable.length,
          questionable: questionable.length,
          open,
        })}
      </p>
      <Section title={t('quarantined', { count: quarantined.length })} id="quarantined">
        <p className="change-words">{t(quarantined.length === 0 ? 'quarantinedNone' : 'quarantinedWords')}</p>
        <ItemFindings items={quarantined} decision={decision} />
      </Section>
      <Section title={t('questionable', { count: questionable.length })} id="questionable">
        <p className="change-words">{t(questionable.length === 0 ? 'questionableNone' : 'questionableWords')}</p>
        <ItemFindings items={questionable} decision={decision} />
      </Section>
      <Section title={t('all')} id="all">
        <p className="change-words">{t('allWords')}</p>
        <Disclosure summary={t('table', { count: items.length })}>
          <ReportTableView table={table} />
        </Disclosure>
      </Section>
    </>
  )
}
