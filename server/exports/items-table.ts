import { getTranslations } from 'next-intl/server'
import type { ItemsReport, ReportedItem } from '#data/reports/items.ts'
import { isInDoubt } from '#domain/comprehension/items/items-in-doubt.ts'
import { countedPercent } from '#domain/reports/figures.ts'
import type { ReportCell, ReportTable } from '#domain/reports/report-table.ts'

const hundredths = (value: number) => Math.round(value * 100) / 100
const percent = (share: number) => countedPercent({ done: share, assigned: 1 })

/** Every item with its figures, in the language of the request. */
export async function itemsTable({ items }: ItemsReport): Promise<ReportTable> {
  const [t, reports] = await Promise.all([getTranslations('items'), getTranslations('reports')])
  const flagsOf = ({ statistics }: ReportedItem) =>
    statistics?.verdict === 'assessed' ? statistics.flags.map((flag) => t(`flag.${flag}`)).join(' ') : null
  return {
    key: 'items',
    title: t('tables.items'),
    columns: [
      { key: 'item', label: t('columns.item'), kind: 'text' },
      { key: 'id', label: t('columns.id'), kind: 'text' },
      { key: 'practice', label: t('columns.practice'), kind: 'text' },
      { key: 'where', label: t('columns.where'), kind: 'text' },
      { key: 'verdict', label: t('columns.verdict'), kind: 'text' },
      { key: 'answers', label: t('columns.answers'), kind: 'number' },
      { key: 'right', label: t('columns.right'), kind: 'percent' },
      { key: 'tellsApart', label: t('columns.tellsApart'), kind: 'number' },
      { key: 'low', label: reports('columns.low'), kind: 'number' },
      { key: 'high', label: reports('columns.high'), kind: 'number' },
      { key: 'overconfidence', label: t('columns.overconfidence'), kind: 'number' },
      { key: 'flags', label: t('columns.flags'), kind: 'text' },
      { key: 'decision', label: t('columns.decision'), kind: 'text' },
      { key: 'reason', label: t('columns.reason'), kind: 'text' },
    ],
    rows: items.map((item): ReportCell[] => {
      const { prompt, id, practice, module, statistics, decision } = item
      const assessment = statistics?.verdict === 'assessed' ? statistics : null
      const apart = assessment?.pointBiserial ?? null
      const bias = assessment?.stated.bias ?? null
      return [
        prompt.text,
        id,
        practice.name.text,
        module?.title.text ?? t('inFollowUps'),
        t(`verdict.${verdictOf(item)}`),
        statistics?.answers ?? 0,
        assessment === null ? null : percent(assessment.facility),
        apart === null ? null : hundredths(apart.value),
        apart === null ? null : hundredths(apart.low),
        apart === null ? null : hundredths(apart.high),
        bias === null ? null : Math.round(bias * 100),
        flagsOf(item),
        decision === null ? null : t(`decide.outcomes.${decision.outcome}`),
        decision?.reason ?? null,
      ]
    }),
  }
}

function verdictOf({ statistics }: ReportedItem): 'quarantined' | 'look' | 'sound' | 'too-few-answers' {
  if (statistics === null) return 'too-few-answers'
  if (statistics.quarantined) return 'quarantined'
  if (statistics.verdict === 'too-few-answers') return 'too-few-answers'
  return isInDoubt(statistics) ? 'look' : 'sound'
}
