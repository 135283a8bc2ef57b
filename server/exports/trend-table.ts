import type { TeamReport } from '#data/reports/team.ts'
import { countedPercent, estimatedPercent, estimateFigures } from '#domain/reports/figures.ts'
import type { ReportCell, ReportTable } from '#domain/reports/report-table.ts'
import type { ReportTexts } from './report-texts.ts'

/** How a group stood week by week: over all practices, and in each. */
export function trendTable(
  nights: TeamReport['history']['trend'],
  practices: TeamReport['practices'],
  { reports }: ReportTexts,
): ReportTable {
  return {
    key: 'trend',
    title: reports('tables.trend'),
    columns: [
      { key: 'day', label: reports('columns.night'), kind: 'day' },
      { key: 'people', label: reports('columns.people'), kind: 'number' },
      { key: 'share', label: reports('columns.share'), kind: 'percent' },
      { key: 'low', label: reports('columns.low'), kind: 'percent' },
      { key: 'high', label: reports('columns.high'), kind: 'percent' },
      { key: 'notEnoughEvidence', label: reports('columns.notEnoughEvidence'), kind: 'percent' },
      { key: 'completed', label: reports('columns.completed'), kind: 'percent' },
      ...practices.map(({ id, shortName }) => ({ key: id, label: shortName.text, kind: 'percent' as const })),
    ],
    rows: nights.map(({ day, people, figures }): ReportCell[] => {
      if (figures === null) return [day, people, ...Array.from({ length: 5 + practices.length }, () => null)]
      const { overall, shares, completed } = figures
      const { value, low, high } = estimateFigures(overall.share, overall.interval)
      return [
        day,
        people,
        value,
        low,
        high,
        Math.round(overall.notEnoughEvidence * 100),
        countedPercent(completed),
        ...shares.map((share) => (share === null ? null : estimatedPercent(share.share))),
      ]
    }),
  }
}
