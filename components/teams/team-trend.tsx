import { TrendSection } from '#components/reports/trend-section.tsx'
import type { ReportTable } from '#domain/reports/report-table.ts'
import type { TeamReportProps } from './types.ts'

/** How what a team understands went; nothing where the team has no figures. */
export function TeamTrend({
  report: { visibility, history, practices },
  table,
  download,
}: {
  report: TeamReportProps
  table: ReportTable
  download: string
}) {
  if (visibility !== 'shown') return null
  const { trend, change } = history
  return <TrendSection nights={trend} change={change} practices={practices} table={table} download={download} />
}
