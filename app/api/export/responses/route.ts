import { exportResponses } from '#data/auditing/export-responses.ts'
import { exportDownload } from '#server/export-download.ts'

/** Every answer of the organisation, as `npm run comprehension` reads it. */
export const GET = exportDownload({ type: 'text/csv; charset=utf-8', name: 'responses.csv' }, exportResponses)
