import { type Query, sql } from '#data/database/sql.ts'
import type { Prisma } from '#data/generated/client.ts'
import type { Administrator, Manager, Viewer } from './viewer.ts'

/** Where every query on people starts: who this viewer may know of. What is outside is not found. */
export function peopleInScope(viewer: Viewer): Prisma.PersonWhereInput {
  const { organisationId } = viewer
  switch (viewer.acts) {
    case 'clinician':
      return { organisationId, id: viewer.personId }
    case 'manager':
      return { organisationId, memberships: { some: { teamId: { in: [...viewer.teamIds] } } } }
    case 'administrator':
      return { organisationId }
  }
}

/** Where every query on teams starts. */
export function teamsInScope(viewer: Manager | Administrator): Prisma.TeamWhereInput {
  const { organisationId } = viewer
  switch (viewer.acts) {
    case 'manager':
      return { organisationId, id: { in: [...viewer.teamIds] } }
    case 'administrator':
      return { organisationId }
  }
}

/** peopleInScope() for a raw query, on its table `person`. */
export function personIsInScope(viewer: Viewer): Query {
  const { organisationId } = viewer
  switch (viewer.acts) {
    case 'clinician':
      return sql`person.organisation_id = ${organisationId}::uuid AND person.id = ${viewer.personId}::uuid`
    case 'manager':
      return sql`person.organisation_id = ${organisationId}::uuid AND EXISTS (
        SELECT 1 FROM team_member scope WHERE scope.organisation_id = person.organisation_id AND scope.person_id = person.id
          AND scope.team_id = ANY (${viewer.teamIds}::uuid[]))`
    case 'administrator':
      return sql`person.organisation_id = ${organisationId}::uuid`
  }
}

/** teamsInScope() for a raw query, on its table `team`. */
export function teamIsInScope(viewer: Manager | Administrator): Query {
  const { organisationId } = viewer
  switch (viewer.acts) {
    case 'manager':
      return sql`team.organisation_id = ${organisationId}::uuid AND team.id = ANY (${viewer.teamIds}::uuid[])`
    case 'administrator':
      return sql`team.organisation_id = ${organisationId}::uuid`
  }
}
