import type { ClientWithScope } from '#data/api-client.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { SignInState } from '#domain/people/people-filter.ts'
import { isInTeam } from './internal/in-team.ts'
import { isAfter, limitOf, partOf } from './internal/part-of.ts'
import { peopleOfEvents } from './internal/people-of-events.ts'
import type { Part, Place } from './page.ts'
import { PersonOfApi, personColumns } from './person-of-api.ts'

export type PeopleRequest = Place & {
  /** In this team or one below it. */
  readonly team: string | null
  readonly status: SignInState | null
  readonly email: string | null
  readonly externalId: string | null
  readonly changedSince: Date | null
}

/** The organisation's people, those who left too, but for those who were erased. */
export async function listPeopleForApi(
  client: ClientWithScope<'people:read'>,
  request: PeopleRequest,
): Promise<Part<PersonOfApi>> {
  const { organisationId } = client
  const { team, status, email, externalId, changedSince } = request
  const rows = await readInOrganisation(
    client,
    PersonOfApi,
    sql`
      SELECT ${personColumns} FROM person
      WHERE person.organisation_id = ${organisationId}::uuid AND person.erased_at IS NULL AND ${isAfter(request, sql`person.id`)}
        AND ${isInTeam(organisationId, team, sql`person.id`)}
        AND ${status === null ? sql`true` : hasStatus(status)}
        AND ${email === null ? sql`true` : sql`person.email = ${email.trim().toLowerCase()}`}
        AND ${externalId === null ? sql`true` : sql`person.external_id = ${externalId}`}
        AND ${changedSince === null ? sql`true` : hasChanged(organisationId, changedSince)}
      ORDER BY person.id ${limitOf(request)}`,
  )
  return partOf(rows, request)
}

function hasStatus(status: SignInState): Query {
  return status === 'left'
    ? sql`person.left_at IS NOT NULL`
    : sql`person.left_at IS NULL AND person.status::text = ${status}`
}

/** What changes a person, as the audit trail names it. */
const changes = [
  ...(['person.invited', 'person.joined', 'person.changed', 'person.imported', 'person.import-undone'] as const),
  ...(['person.suspended', 'person.reinstated', 'person.left', 'person.came-back', 'person.language-changed'] as const),
  ...(['person.role-added', 'person.role-removed', 'team.member-added', 'team.member-removed'] as const),
  ...(['team.manager-added', 'team.manager-removed'] as const),
]

/**
 * Every change has its event in the trail, so the trail says who changed; their team's end is the team's change. Who had a
 * profession or site that got another name has the new one.
 */
function hasChanged(organisationId: string, since: Date): Query {
  return sql`(person.created_at >= ${since}::timestamptz
    OR person.id IN (${peopleOfEvents(changes, { organisationId, since })})
    OR (person.profession, 'profession.renamed') IN (${nameChanges(organisationId, since)})
    OR (person.site, 'site.renamed') IN (${nameChanges(organisationId, since)}))`
}

function nameChanges(organisationId: string, since: Date): Query {
  return sql`
    SELECT e.detail ->> 'name', e.action FROM audit_event e
    WHERE e.organisation_id = ${organisationId}::uuid AND e.at >= ${since}::timestamptz
      AND e.action IN ('profession.renamed', 'site.renamed')`
}
