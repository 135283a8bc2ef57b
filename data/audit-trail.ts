import type { AuditAction } from './internal/audit.ts'
import { inOrganisation } from './internal/database.ts'
import type { Administrator } from './viewer.ts'

export type AuditRow = {
  readonly id: string
  readonly at: Date
  readonly action: AuditAction
  /** Null: the system, or somebody not signed in. */
  readonly actor: string | null
  readonly subjectType: string
  /** The name of the person or team that it was done to, as it is now. */
  readonly subject: string | null
}

const eventsAPage = 100

/** The organisation's audit trail, newest first; `before` is the id of the last event of the page before. */
export async function listAuditEvents(
  viewer: Administrator,
  { before }: { before: string | null },
): Promise<{ events: AuditRow[]; more: string | null }> {
  const { organisationId } = viewer
  const rows = await inOrganisation(
    viewer,
    (transaction) => transaction.$queryRaw<AuditRow[]>`
      SELECT e.id, e.at, e.action, e.subject_type AS "subjectType",
        nullif(concat_ws(' ', actor.given_name, actor.family_name), '') AS actor,
        coalesce(nullif(concat_ws(' ', person.given_name, person.family_name), ''), team.name, e.detail ->> 'name') AS subject
      FROM audit_event e
      LEFT JOIN person actor ON actor.organisation_id = e.organisation_id AND actor.id = e.actor_id
      LEFT JOIN person ON person.organisation_id = e.organisation_id AND person.id = e.subject_id
      LEFT JOIN team ON team.organisation_id = e.organisation_id AND team.id = e.subject_id
      WHERE e.organisation_id = ${organisationId}::uuid
        AND (${before}::uuid IS NULL OR (e.at, e.id) < (
          SELECT b.at, b.id FROM audit_event b WHERE b.organisation_id = ${organisationId}::uuid AND b.id = ${before}::uuid))
      ORDER BY e.at DESC, e.id DESC
      LIMIT ${eventsAPage + 1}`,
  )
  const events = rows.slice(0, eventsAPage)
  return { events, more: rows.length > eventsAPage ? (events.at(-1)?.id ?? null) : null }
}
