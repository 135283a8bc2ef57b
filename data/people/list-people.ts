import { z } from 'zod'
import { enrolmentIsOverdue } from '#data/assignments/shared/enrolment-is-overdue.ts'
import { moment } from '#data/database/columns.ts'
import { inOrderOf } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { personMatches } from '#data/people/internal/matching-people.ts'
import { inKeyOrder, inNameOrder, sortKeyOf } from '#data/people/internal/people-in-order.ts'
import { placeOfPage } from '#data/people/internal/place-of-page.ts'
import type { Administrator } from '#data/viewer.ts'
import {
  everyone,
  type PeopleFilter,
  type PeopleView,
  peopleRoles,
  signInStates,
} from '#domain/people/people-filter.ts'

const ListRow = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string(),
  profession: z.string(),
  site: z.string(),
  /** Their status, but for who left. */
  signIn: z.enum(signInStates),
  lastActiveAt: moment.nullable(),
  roles: z.array(z.enum(peopleRoles)),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The earliest due date of what is overdue, and how many modules are. */
  overdue: z.object({ since: moment, modules: z.number() }).nullable(),
})
export type ListedPerson = Readonly<z.output<typeof ListRow>>

export type PeoplePage = {
  readonly people: readonly ListedPerson[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/**
 * One page of the organisation's people that a filter means, sorted as asked; by name as the viewer's language orders them
 * where nothing else is said or two are alike. Page counts from 1; one that is not there is the last.
 */
export async function listPeople(
  viewer: Administrator,
  {
    sort = 'name',
    order = 'ascending',
    page,
    size = 50,
    ...filter
  }: Partial<PeopleFilter & PeopleView> & { page: number },
  { now }: { now: Date } = { now: new Date() },
): Promise<PeoplePage> {
  const overdue = late(viewer, { now })
  const key = sortKeyOf(sort, overdue)
  const where = personMatches(viewer, { ...everyone, ...filter }, { now })
  const people =
    sort === 'overdue' ? sql`person LEFT JOIN (${overdue}) late ON late.person_id = person.id` : sql`person`
  const place = await placeOfPage(viewer, { people, where, key }, { page: Math.max(1, page), size, order })
  const { total, pages, keys, among, before, most } = place
  const pageInfo = { total, page: place.page, pages }
  if (total === 0) return { ...pageInfo, people: [] }
  // What is nearer to the end is found from there.
  const backwards = before > (among - most) / 2
  const byName = inNameOrder(viewer, { backwards: backwards !== (sort === 'name' && order === 'descending') })
  const differ = key !== null && keys.length > 1
  const isHere =
    place.ids === null
      ? sql`${where} AND ${key === null || among === total ? sql`true` : key.isOneOf(keys)}`
      : sql`person.organisation_id = ${viewer.organisationId}::uuid AND person.id = ANY (${place.ids}::uuid[])`
  const ids = sql`
    SELECT person.id FROM ${differ ? people : sql`person`} WHERE ${isHere}
    ORDER BY ${differ ? sql`${inKeyOrder(viewer, { ...key, key: key.of }, { order, backwards })}, ${byName}` : byName}
    LIMIT ${most}::integer OFFSET ${backwards ? among - before - most : before}::integer`
  return { ...pageInfo, people: await rowsOf(viewer, ids, { backwards, now }) }
}

/** These people as a list shows them, in the order of their ids or, backwards, from its end. */
function rowsOf(
  viewer: Administrator,
  ids: Query,
  { backwards, now }: { backwards: boolean; now: Date },
): Promise<ListedPerson[]> {
  return readInOrganisation(
    viewer,
    ListRow,
    sql`
      SELECT person.id, person.given_name AS "givenName", person.family_name AS "familyName", person.email, person.profession,
        person.site, CASE WHEN person.left_at IS NULL THEN person.status::text ELSE 'left' END AS "signIn",
        person.last_active_at AS "lastActiveAt",
        ARRAY(SELECT r.role FROM person_role r
          WHERE r.organisation_id = person.organisation_id AND r.person_id = person.id ORDER BY r.role) AS roles,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', team.id, 'name', team.name)
            ORDER BY ${inOrderOf(viewer, sql`team.name`)}, team.id), '[]')
          FROM team_member m JOIN team ON team.organisation_id = m.organisation_id AND team.id = m.team_id
          WHERE m.organisation_id = person.organisation_id AND m.person_id = person.id) AS teams,
        (SELECT jsonb_build_object('since', late.since, 'modules', late.modules)
          FROM (${late(viewer, { now })}) late WHERE late.person_id = person.id AND person.status = 'active') AS overdue
      FROM unnest(ARRAY(${ids})) WITH ORDINALITY listed(id, place)
      JOIN person ON person.organisation_id = ${viewer.organisationId}::uuid AND person.id = listed.id
      ORDER BY listed.place ${backwards ? sql`DESC` : sql`ASC`}`,
  )
}

/** Of whoever is late: since when, and with how many modules. */
function late(viewer: Administrator, { now }: { now: Date }): Query {
  return sql`
    SELECT e.person_id, min(e.due_on) AS since, count(DISTINCT e.module_slug)::integer AS modules FROM enrolment e
    WHERE e.organisation_id = ${viewer.organisationId}::uuid AND ${enrolmentIsOverdue(viewer, { now })} GROUP BY e.person_id`
}
