import { z } from 'zod'
import { auditActions } from '#data/database/audit.ts'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

const AuditRow = z.object({
  id: z.string(),
  at: moment,
  action: z.enum(auditActions),
  /** Null: the system, or someone not signed in. */
  actor: z.string().nullable(),
  subjectType: z.string(),
  /** The name of the person or team that it was done to, as it is now. */
  subject: z.string().nullable(),
})

export type AuditRow = Readonly<z.output<typeof AuditRow>>

const eventsAPage = 100
/** One more says whether there are more. In the query's text: of a value PostgreSQL would not know how few these are. */
const limit = sql`LIMIT 101`

/** The name of one person of the event `e`'s organisation, each found by themselves: a page has few. */
const nameOf = (id: Query) => sql`(
  SELECT nullif(trim(concat_ws(' ', p.given_name, p.family_name)), '') FROM person p
  WHERE p.organisation_id = e.organisation_id AND p.id = ${id})`

/** The organisation's audit trail, newest first; `before` is the id of the last event of the page before. */
export async function listAuditEvents(
  viewer: Administrator,
  { before }: { before: string | null },
): Promise<{ events: AuditRow[]; more: string | null }> {
  const { organisationId } = viewer
  const from =
    before === null
      ? sql`true`
      : sql`(e.at, e.id) < (
          SELECT b.at, b.id FROM audit_event b WHERE b.organisation_id = ${organisationId}::uuid AND b.id = ${before}::uuid)`
  const rows = await readInOrganisation(
    viewer,
    AuditRow,
    sql`
      SELECT e.id, e.at, e.action, e.subject_type AS "subjectType", ${nameOf(sql`e.actor_id`)} AS actor,
        coalesce(${nameOf(sql`e.subject_id`)}, (
          SELECT t.name FROM team t WHERE t.organisation_id = e.organisation_id AND t.id = e.subject_id
        ), e.detail ->> 'name', e.detail ->> 'item') AS subject
      FROM (
        SELECT * FROM audit_event e WHERE e.organisation_id = ${organisationId}::uuid AND ${from}
        ORDER BY e.at DESC, e.id DESC ${limit}
      ) e
      ORDER BY e.at DESC, e.id DESC`,
  )
  const events = rows.slice(0, eventsAPage)
  return { events, more: rows.length > eventsAPage ? (events.at(-1)?.id ?? null) : null }
}
