import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import type { PeopleAct } from '#domain/people/people-acts.ts'

/**
 * For a raw query, on its table `person`: whether the act would change someone. Nobody does to themselves what would shut
 * them out, so that an organisation always has an administrator.
 */
export function canBeTouched(viewer: Administrator, act: PeopleAct): Query {
  const here = sql`person.left_at IS NULL`
  const another = sql`person.id <> ${viewer.personId}::uuid`
  switch (act.kind) {
    case 'add-to-team':
      return sql`${here} AND NOT ${isMember(act.teamId)}`
    case 'remove-from-team':
      return isMember(act.teamId)
    case 'add-role':
      return sql`${here} AND NOT ${has(act.role)}`
    case 'remove-role':
      return act.role === 'administrator' ? sql`${has(act.role)} AND ${another}` : has(act.role)
    case 'suspend':
      return sql`${here} AND person.status IN ('invited', 'active') AND ${another}`
    case 'reinstate':
      return sql`${here} AND person.status = 'suspended'`
    case 'leave':
      return sql`${here} AND ${another}`
    case 'come-back':
      return sql`person.left_at IS NOT NULL`
    case 'invite-again':
      return sql`${here} AND person.status = 'invited'`
  }
}

function isMember(teamId: string): Query {
  return sql`EXISTS (SELECT FROM team_member m WHERE m.organisation_id = person.organisation_id
    AND m.person_id = person.id AND m.team_id = ${teamId}::uuid)`
}

function has(role: string): Query {
  return sql`EXISTS (SELECT FROM person_role r WHERE r.organisation_id = person.organisation_id
    AND r.person_id = person.id AND r.role = ${role}::role)`
}
