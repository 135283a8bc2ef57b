import { effectReport } from '#data/reports/effect.ts'
import { effectTable } from '#server/exports/effect-table.ts'
import { reportDownload } from '#server/exports/report-download.ts'

/** Whether each module works, as a file. */
export const GET = reportDownload(['administrator'], async (administrator) => {
  const report = await effectReport(administrator)
  return report === 'not-measured-yet'
    ? null
    : { name: 'training-effect', asOf: report.asOf, tables: [await effectTable(report)] }
})
