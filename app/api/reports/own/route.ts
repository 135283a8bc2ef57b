import { ownReport } from '#data/reports/own-report.ts'
import { clinicianTables } from '#server/clinician-tables.ts'
import { reportDownload } from '#server/exports/report-download.ts'

/** What the viewer understands, as a file. */
export const GET = reportDownload(['clinician'], async (viewer, _, at) => clinicianTables(await ownReport(viewer, at)))
