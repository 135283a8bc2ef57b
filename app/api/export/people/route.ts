import { exportPeople } from '#data/imports/export-people.ts'
import { exportDownload } from '#server/export-download.ts'
import { peopleCsv } from '#server/exports/people-csv.ts'

/** Everybody of the organisation, as an import reads them back. */
export const GET = exportDownload({ type: 'text/csv; charset=utf-8', name: 'people.csv' }, async (viewer, at) =>
  peopleCsv(exportPeople(viewer, at)),
)
