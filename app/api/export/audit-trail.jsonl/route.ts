import { exportAuditTrail } from '#data/auditing/export-audit-trail.ts'
import { exportDownload } from '#server/export-download.ts'

/** The whole audit trail, a JSON object an event. */
export const GET = exportDownload(
  { type: 'application/jsonl; charset=utf-8', name: 'audit-trail.jsonl' },
  (viewer, { now }) => exportAuditTrail(viewer, { now, as: 'json-lines', search: null }),
)
