import { z } from 'zod'
import { clinicianReport } from '#data/reports/clinician.ts'
import { clinicianTables } from '#server/clinician-tables.ts'
import { reportDownload } from '#server/exports/report-download.ts'

/** What one clinician understands as a file, for anyone who may see their page. It is logged in the same way. Nothing where the organisation shows them no
 * statuses by name: there is nothing else in it. */
export const GET = reportDownload<'administrator' | 'manager', { person: string }>(
  // A manager who administers too sees here what they see as a manager: the organisation may show names to managers alone.
  ['manager', 'administrator'],
  async (viewer, { person }, { now }) => {
    const report = z.uuid().safeParse(person).success ? await clinicianReport(viewer, person, { now }) : null
    return report === null || !report.statusesShown ? null : clinicianTables(report)
  },
)
