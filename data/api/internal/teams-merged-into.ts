import { type Query, sql } from '#data/database/sql.ts'

/** The ids of the teams that others were merged into since: what was the others' is theirs, and says nothing of it itself. */
export function teamsMergedInto({ organisationId }: { organisationId: string }, since: Date): Query {
  return sql`
    SELECT e.subject_id FROM audit_event e
    WHERE e.organisation_id = ${organisationId}::uuid AND e.at >= ${since}::timestamptz AND e.action = 'team.merged'`
}
