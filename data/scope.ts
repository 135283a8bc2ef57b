import { type Query, sql } from '#data/database/sql.ts'
import type { Prisma } from '#data/generated/client.ts'
import type { ApiClient } from './api-client.ts'
import type { Administrator, Manager, Viewer } from './viewer.ts'

/** Where every query on people starts: who this viewer may know of. What is outside is not found, and so is whoever was erased. */
export function peopleInScope(viewer: Viewer | ApiClient): Prisma.PersonWhereInput {
  const { organisationId } = viewer
  switch (viewer.acts) {
    case 'clinician':
      return { organisationId, id: viewer.personId }
    case 'manager':
      return { organisationId, memberships: { some: { teamId: { in: [...viewer.teamIds] } } } }
    case 'administrator':
      return { organisationId, erasedAt: null }
    // Administrators are changed on pages alone: else a token could make itself one by an email of its own.
    case 'api-client':
      return { organisationId, erasedAt: null, roles: { none: { role: 'administrator' } } }
  }
}

/**
 * For what writes to a person by their id alone: who was found a moment before may have been erased since, and the statement that
 * waited for that looks again.
 */
export const withoutErasure = { erasedAt: null } as const satisfies Prisma.PersonWhereInput

/** Where every query on teams starts: an archived one is not found. */
export function teamsInScope(viewer: Manager | Administrator | ApiClient): Prisma.TeamWhereInput {
  const { organisationId } = viewer
  switch (viewer.acts) {
    case 'manager':
      return { organisationId, id: { in: [...viewer.teamIds] }, archivedAt: null }
    case 'administrator':
    case 'api-client':
      return { organisationId, archivedAt: null }
  }
}

/**
 * A manager's teams, for `= ANY (…)` in a raw query. Selected, so that PostgreSQL reads them once: a manager of a whole
 * hospital has thousands, and their text would be read again for each row.
 */
export function teamsOf({ teamIds }: Manager): Query {
  return sql`(SELECT ${teamIds}::uuid[])::uuid[]`
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
          AND scope.team_id = ANY (${teamsOf(viewer)}))`
    case 'administrator':
      return sql`person.organisation_id = ${organisationId}::uuid AND person.erased_at IS NULL`
  }
}

/** teamsInScope() for a raw query, on its table `team`. */
export function teamIsInScope(viewer: Manager | Administrator): Query {
  const { organisationId } = viewer
  switch (viewer.acts) {
    case 'manager':
      return sql`team.organisation_id = ${organisationId}::uuid AND team.archived_at IS NULL AND team.id = ANY (${teamsOf(viewer)})`
    case 'administrator':
      return sql`team.organisation_id = ${organisationId}::uuid AND team.archived_at IS NULL`
  }
}

const weekMs = 7 * 24 * 60 * 60 * 1000

/** For a raw query, on its table `person`: invited a week ago or longer, and not invited again since. */
export function invitationIsLate({ now }: { now: Date }): Query {
  const weekAgo = sql`${new Date(now.getTime() - weekMs)}::timestamptz`
  return sql`person.status = 'invited' AND person.created_at <= ${weekAgo} AND NOT EXISTS (
    SELECT FROM person_token token WHERE token.organisation_id = person.organisation_id AND token.person_id = person.id
      AND token.purpose = 'invitation' AND token.created_at > ${weekAgo})`
}

/** For a raw query, on its table `person`: whether someone is in this team or in one below it. The tree is walked once. */
export function personIsInTeam({ organisationId }: { readonly organisationId: string }, teamId: string): Query {
  return sql`person.id IN (SELECT m.person_id FROM team_member m WHERE m.organisation_id = ${organisationId}::uuid
    AND m.team_id IN (SELECT unnest(teams_and_below(${organisationId}::uuid, ARRAY[${teamId}::uuid]))))`
}
