import { searchOfAddress } from '#app/admin/audit/audit-query.ts'
import { exportAuditTrail } from '#data/auditing/export-audit-trail.ts'
import { listModules } from '#data/curriculum/modules.ts'
import { exportDownload } from '#server/export-download.ts'
import { openSearch } from '#server/search-words.ts'

/** The audit trail, a row an event: the whole of it, or what the address looks for as the page does. */
export const GET = exportDownload(
  { type: 'text/csv; charset=utf-8', name: 'audit-trail.csv' },
  async (viewer, { now, search }) =>
    exportAuditTrail(viewer, {
      now,
      as: 'csv',
      search:
        search.size === 0
          ? null
          : searchOfAddress(
              await openSearch(viewer, Object.fromEntries(search), ['person', 'object']),
              await listModules(viewer),
            ),
    }),
)
