import { z } from 'zod'
import { auditActions } from '#data/database/audit.ts'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
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

/** The organisation's audit trail, newest first; `before` is the id of the last event of the page before. */
export async function listAuditEvents(
  viewer: Administrator,
  { before }: { before: string | null },
): Promise<{ events: AuditRow[]; more: string | null }> {
  const { organisationId } = viewer
  const rows = await readInOrganisation(
    viewer,
    AuditRow,
    sql`
      SELECT e.id, e.at, e.action, e.subject_type AS "subjectType",
        nullif(trim(concat_ws(' ', actor.given_name, actor.family_name)), '') AS actor,
        coalesce(nullif(trim(concat_ws(' ', person.given_name, person.family_name)), ''), team.name, e.detail ->> 'name', e.detail ->> 'item') AS subject
      FROM audit_event e
      LEFT JOIN person actor ON actor.organisation_id = e.organisation_id AND actor.id = e.actor_id
      LEFT JOIN person ON person.organisation_id = e.organisation_id AND person.id = e.subject_id
      LEFT JOIN team ON team.organisation_id = e.organisation_id AND team.id = e.subject_id
      WHERE e.organisation_id = ${organisationId}::uuid
        AND (${before}::uuid IS NULL OR (e.at, e.id) < (
          SELECT b.at, b.id FROM audit_event b WHERE b.organisation_id = ${organisationId}::uuid AND b.id = ${before}::uuid))
      ORDER BY e.at DESC, e.id DESC
      LIMIT ${eventsAPage + 1}::integer`,
  )
  const events = rows.slice(0, eventsAPage)
  return { events, more: rows.length > eventsAPage ? (events.at(-1)?.id ?? null) : null }
}
