import { exportParameters } from '#data/auditing/export-parameters.ts'
import { exportDownload } from '#server/export-download.ts'

/** The parameter document in force, which `npm run comprehension` takes as `--parameters`. */
export const GET = exportDownload({ type: 'application/json', name: 'parameters.json' }, exportParameters)
