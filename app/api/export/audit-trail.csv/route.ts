import { exportAuditTrail } from '#data/auditing/export-audit-trail.ts'
import { exportDownload } from '#server/export-download.ts'

/** The whole audit trail, a row an event. */
export const GET = exportDownload({ type: 'text/csv; charset=utf-8', name: 'audit-trail.csv' }, (viewer, { now }) =>
  exportAuditTrail(viewer, { now, as: 'csv' }),
)
