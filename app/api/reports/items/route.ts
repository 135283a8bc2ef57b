import { itemsReport } from '#data/reports/items.ts'
import { itemsTable } from '#server/exports/items-table.ts'
import { reportDownload } from '#server/exports/report-download.ts'

/** What the answers say of each item, as a file. */
export const GET = reportDownload(['administrator'], async (administrator, _params, { now }) => {
  const report = await itemsReport(administrator)
  return { name: 'questions', asOf: report.asOf ?? now, tables: [await itemsTable(report)] }
})
