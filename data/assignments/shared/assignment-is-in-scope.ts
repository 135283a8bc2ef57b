import type { ApiClient } from '#data/api-client.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { teamsOf } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'

/**
 * For a raw query, on its table `assignment`: whether this viewer may know of it and change it. Administrators: all; a manager:
 * what they assigned themselves, while the team or the person it is for is theirs.
 */
export function assignmentIsInScope(viewer: Manager | Administrator | ApiClient): Query {
  const { organisationId } = viewer
  switch (viewer.acts) {
    case 'administrator':
    case 'api-client':
      return sql`assignment.organisation_id = ${organisationId}::uuid`
    case 'manager':
      return sql`assignment.organisation_id = ${organisationId}::uuid AND assignment.created_by_id = ${viewer.personId}::uuid
        AND (assignment.team_id = ANY (${teamsOf(viewer)}) OR EXISTS (
          SELECT FROM team_member scope WHERE scope.organisation_id = assignment.organisation_id
            AND scope.person_id = assignment.person_id AND scope.team_id = ANY (${teamsOf(viewer)})))`
  }
}
