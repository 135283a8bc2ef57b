import { type Query, sql } from '#data/database/sql.ts'

/** The condition, on a person's id, that they are in this team or one below it; null: any person. */
export function isInTeam(organisationId: string, teamId: string | null, personId: Query): Query {
  if (teamId === null) return sql`true`
  return sql`${personId} IN (
    SELECT m.person_id FROM team_member m
    WHERE m.organisation_id = ${organisationId}::uuid
      AND m.team_id = ANY (teams_and_below(${organisationId}::uuid, ARRAY[${teamId}::uuid])))`
}
