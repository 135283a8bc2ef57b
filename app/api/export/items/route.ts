import { exportItems } from '#data/auditing/export-items.ts'
import { exportDownload } from '#server/export-download.ts'

/** Every item that an answer may be to, as `npm run comprehension` reads it. */
export const GET = exportDownload({ type: 'text/csv; charset=utf-8', name: 'items.csv' }, exportItems)
