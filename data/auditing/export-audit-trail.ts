import { z } from 'zod'
import { type AuditSearch, matchesSearch } from '#data/auditing/internal/audit-search.ts'
import { leaveTrace } from '#data/auditing/internal/leave-trace.ts'
import { inReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { harmlessCell } from '#domain/people-import/harmless-cell.ts'
import { csvText } from '#platform/csv/csv-text.ts'

const EventRow = z.object({
  place: z.coerce.number(),
  at: z.date(),
  action: z.string(),
  actor_id: z.string().nullable(),
  actor: z.string().nullable(),
  actor_email: z.string().nullable(),
  subject_type: z.string(),
  subject_id: z.string().nullable(),
  subject: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
})
type EventRow = z.output<typeof EventRow>

const columns = Object.keys(EventRow.shape) as (keyof EventRow)[]

/** The audit trail, all of it or what matches a search, oldest first, with names as they are now: a header and a line each, or one JSON object a line. */
export async function exportAuditTrail(
  viewer: Administrator,
  { now, as, search }: { now: Date; as: 'csv' | 'json-lines'; search: AuditSearch | null },
): Promise<AsyncIterable<string>> {
  await leaveTrace(viewer, 'audit-trail', { now })
  return inReadOnlyTransaction(viewer, async function* (transaction) {
    if (as === 'csv') yield csvText([columns])
    const batches = transaction.batches(
      EventRow,
      sql`
        SELECT e.place, e.at, e.action, e.actor_id, nullif(trim(concat_ws(' ', p.given_name, p.family_name)), '') AS actor,
          p.email AS actor_email, e.subject_type, e.subject_id,
          coalesce(nullif(trim(concat_ws(' ', s.given_name, s.family_name)), ''), t.name, o.name) AS subject, e.detail, e.hash
        FROM audit_event e
        LEFT JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.actor_id
        LEFT JOIN person s ON s.organisation_id = e.organisation_id AND s.id = e.subject_id
        LEFT JOIN team t ON t.organisation_id = e.organisation_id AND t.id = e.subject_id
        LEFT JOIN organisation o ON o.id = e.organisation_id AND o.id = e.subject_id
        WHERE e.organisation_id = ${viewer.organisationId}::uuid
          AND ${search === null ? sql`true` : matchesSearch(viewer, search)}
        ORDER BY e.place`,
    )
    for await (const batch of batches)
      yield as === 'csv' ? csvText(batch.map(record)) : batch.map((event) => `${JSON.stringify(event)}\n`).join('')
  })
}

function record(event: EventRow): string[] {
  return columns.map((column) => {
    const value = event[column]
    if (value instanceof Date) return value.toISOString()
    if (typeof value === 'object' && value !== null) return JSON.stringify(value)
    return value === null ? '' : typeof value === 'string' ? harmlessCell(value) : `${value}`
  })
}
