import { useFormatter, useTranslations } from 'next-intl'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { Section } from '#components/ui/section.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { isInDoubt } from '#domain/comprehension/items/items-in-doubt.ts'
import { dayOfMoment } from '#domain/dates/date-formats.ts'
import { arrangeItems, type ItemsView, itemsViews } from '#domain/reports/arrange-items.ts'
import type { ReportTable } from '#domain/reports/report-table.ts'
import { Downloads } from './downloads.tsx'
import { type Deciding, ItemDecisions } from './item-decisions.tsx'
import type { ItemRow } from './item-row.ts'
import { ReportTableView } from './report-table-view.tsx'
import './change-words.css'

export type ItemsReportProps = { readonly asOf: Date | null; readonly items: readonly ItemRow[] }

/** Which questions need a decision, with what can be decided; the figures of all of them behind a press. */
export function ItemsReportView({
  report: { items, asOf },
  view,
  now,
  table,
  ...deciding
}: Deciding & { report: ItemsReportProps; view: ItemsView; now: Date; table: ReportTable }) {
  const t = useTranslations('items')
  const format = useFormatter()
  const head = (
    <PageHead
      title={t('title')}
      detail={asOf === null ? undefined : t('detail', { day: format.dateTime(asOf, dayOfMoment) })}
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
  const { counts, page, pages, ...shown } = arrangeItems(items, view, { now })
  const doubtCount = items.filter(({ statistics }) => isInDoubt(statistics)).length
  const sound = items.filter(({ statistics }) => statistics?.verdict === 'assessed' && !isInDoubt(statistics)).length
  return (
    <>
      {head}
      <Section title={t('toDecide', { count: counts.open })} id="decisions">
        <p className="change-words">{t(counts.open === 0 ? 'toDecideNone' : 'toDecideWords')}</p>
        <Tabs
          label={t('shown')}
          tabs={itemsViews.map((show) => ({
            href: `/admin/items?show=${show}#decisions`,
            text: t(`shows.${show}`, { count: counts[show] }),
            isHere: show === view.show,
          }))}
        />
        <ItemDecisions items={shown.items} {...deciding} />
        <PageLinks
          page={page}
          pages={pages}
          hrefOf={(number) => `/admin/items?show=${view.show}&page=${number}#decisions`}
        />
      </Section>
      <Section title={t('all')} id="all">
        <p className="change-words">
          {t('summary', {
            items: items.length,
            sound,
            questionable: doubtCount,
            open: items.length - sound - doubtCount,
          })}
        </p>
        <p className="change-words">{t('allWords')}</p>
        <Disclosure summary={t('table', { count: items.length })}>
          <ReportTableView table={table} />
        </Disclosure>
      </Section>
    </>
  )
}
