import type { AuditAction } from '#data/database/audit.ts'
import { type Query, sql } from '#data/database/sql.ts'

/** The ids of the people of whom the audit trail says one of these since. What is a team's says whom it touches in its detail. */
export function peopleOfEvents(
  actions: readonly AuditAction[],
  { organisationId, since }: { organisationId: string; since: Date },
): Query {
  return sql`
    SELECT CASE e.subject_type WHEN 'team' THEN (e.detail ->> 'personId')::uuid ELSE e.subject_id END FROM audit_event e
    WHERE e.organisation_id = ${organisationId}::uuid AND e.at >= ${since}::timestamptz AND e.action = ANY (${actions}::text[])`
}
