import { useFormatter, useTranslations } from 'next-intl'
import { PracticeTrends } from '#components/charts/practice-trends.tsx'
import { TrendChart } from '#components/charts/trend-chart.tsx'
import { Section } from '#components/ui/section.tsx'
import type { PracticeHead } from '#components/understanding/types.ts'
import type { Change } from '#domain/comprehension/groups/paired-change.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import type { ReportTable } from '#domain/reports/report-table.ts'
import { ChangeWords } from './change-words.tsx'
import { FiguresTable } from './figures-table.tsx'
import type { ChangeSince, TrendNight } from './types.ts'
import './trend-section.css'
import './change-words.css'

/** How a group came to stand where it stands: the change in words, the figure, and its numbers. */
export function TrendSection({
  nights,
  change,
  practices,
  table,
  download,
}: {
  nights: readonly TrendNight[]
  change: (ChangeSince & { readonly practices?: Readonly<Record<string, Change | 'too-few'>> }) | null
  practices: readonly PracticeHead[]
  /** The numbers of the figures. */
  table: ReportTable
  /** The report's download route. */
  download: string
}) {
  const reports = useTranslations('reports')
  const t = useTranslations('reports.trend')
  const format = useFormatter()
  const withFigures = nights.filter(({ figures }) => figures !== null)
  const [first, last] = [withFigures[0], withFigures.at(-1)]
  const day = (date: Date) => format.dateTime(date, wholeDay)
  return (
    <Section title={t('title')} id="trend">
      {first === undefined || last === undefined || withFigures.length < 2 ? (
        <p className="change-words">{t('tooShort')}</p>
      ) : (
        <>
          <ChangeWords change={change} practices={practices} />
          <TrendChart nights={withFigures} name={t('name', { from: day(first.day), to: day(last.day) })} />
          <h3 className="trend-practices">{t('practices')}</h3>
          <PracticeTrends practices={practices} nights={withFigures} />
          <FiguresTable
            summary={t('figures')}
            table={table}
            file={{
              href: `${download}?${new URLSearchParams({ format: 'csv', table: table.key })}`,
              label: reports('csv', { table: table.title }),
            }}
          />
        </>
      )}
    </Section>
  )
}
