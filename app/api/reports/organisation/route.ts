import { organisationReport } from '#data/reports/organisation.ts'
import { organisationTables, organisationTexts } from '#server/exports/organisation-tables.ts'
import { reportDownload } from '#server/exports/report-download.ts'

/** The organisation's report as a file, with all of its teams. */
export const GET = reportDownload(['administrator'], async (administrator, _params, { now }) => {
  const report = await organisationReport(administrator, { search: '', page: 'all' }, { now })
  return report === 'no-night-yet' ? null : organisationTables(report, await organisationTexts())
})
