import { enrolmentIsOverdue } from '#data/assignments/shared/enrolment-is-overdue.ts'
import { foldedContains, foldedPerson } from '#data/database/names.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { invitationIsLate, personIsInScope, personIsInTeam } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'
import type { LastActive, PeopleFilter, PeopleKind, SignInState } from '#domain/people/people-filter.ts'

const dayMs = 24 * 60 * 60 * 1000

/** For a raw query, on its table `person`: whether someone is meant by the filter. Each word of the search is found in names, email and employee number. */
export function personMatches(viewer: Administrator, filter: PeopleFilter, { now }: { now: Date }): Query {
  const { search, shown, team, profession, site, role, status, active } = filter
  const words = search.split(/\s+/).filter((word) => word !== '')
  const conditions = [
    personIsInScope(viewer),
    isShown(viewer, shown, { now }),
    status === '' ? sql`person.left_at IS NULL` : signInIs(status),
    ...words.map(
      (word) =>
        sql`(${foldedContains(foldedPerson, word)} OR strpos(lower(person.external_id COLLATE "und-x-icu"), lower(${word}::text COLLATE "und-x-icu")) > 0)`,
    ),
    ...(profession === '' ? [] : [sql`person.profession = ${profession}`]),
    ...(site === '' ? [] : [sql`person.site = ${site}`]),
    ...(active === '' ? [] : [wasActive(active, { now })]),
    ...(role === ''
      ? []
      : [
          sql`EXISTS (SELECT FROM person_role r WHERE r.organisation_id = person.organisation_id
            AND r.person_id = person.id AND r.role = ${role}::role)`,
        ]),
    ...(team === '' ? [] : [personIsInTeam(viewer, team)]),
  ]
  return conditions.reduce((all, each) => sql`${all} AND ${each}`)
}

function isShown(viewer: Administrator, kind: PeopleKind, { now }: { now: Date }): Query {
  switch (kind) {
    case 'everyone':
      return sql`true`
    case 'invitation-late':
      return invitationIsLate({ now })
    case 'overdue':
      return sql`person.status = 'active' AND EXISTS (
        SELECT FROM enrolment e WHERE e.organisation_id = person.organisation_id AND e.person_id = person.id
          AND ${enrolmentIsOverdue(viewer, { now })})`
  }
}

function signInIs(status: SignInState): Query {
  switch (status) {
    case 'left':
      return sql`person.left_at IS NOT NULL`
    case 'invited':
    case 'active':
    case 'suspended':
      return sql`person.left_at IS NULL AND person.status = ${status}::person_status`
  }
}

function wasActive(active: LastActive, { now }: { now: Date }): Query {
  const ago = (days: number) => sql`${new Date(now.getTime() - days * dayMs)}::timestamptz`
  switch (active) {
    case '30-days':
      return sql`person.last_active_at >= ${ago(30)}`
    case 'not-30-days':
      return sql`person.last_active_at < ${ago(30)}`
    case 'not-90-days':
      return sql`person.last_active_at < ${ago(90)}`
    case 'never':
      return sql`person.last_active_at IS NULL`
  }
}
