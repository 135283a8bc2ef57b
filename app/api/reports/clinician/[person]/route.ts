import { z } from 'zod'
import { clinicianReport } from '#data/reports/clinician.ts'
import { clinicianTables } from '#server/clinician-tables.ts'
import { reportDownload } from '#server/exports/report-download.ts'

/** What one clinician understands as a file, for whoever may see their page. It leaves the same trace. */
export const GET = reportDownload<'administrator' | 'manager', { person: string }>(
  ['administrator', 'manager'],
  async (viewer, { person }, { now }) => {
    const report = z.uuid().safeParse(person).success ? await clinicianReport(viewer, person, { now }) : null
    return report === null ? null : clinicianTables(report)
  },
)
