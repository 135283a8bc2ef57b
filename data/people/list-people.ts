import { z } from 'zod'
import { enrolmentIsOverdue } from '#data/assignments/shared/enrolment-is-overdue.ts'
import { moment } from '#data/database/columns.ts'
import { inOrganisation } from '#data/database/database.ts'
import { inOrderOf, personByName, personByNameBackwards } from '#data/database/names.ts'
import { readerWithin } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { personMatches } from '#data/people/internal/matching-people.ts'
import { personRow, presentPerson } from '#data/people/internal/present-person.ts'
import type { Administrator } from '#data/viewer.ts'
import { everyone, type PeopleFilter, type PeopleView } from '#domain/people/people-filter.ts'
import type { PersonRow } from './person-row.ts'

export type ListedPerson = PersonRow & {
  /** The earliest due date of what is overdue, and how many modules are. */
  readonly overdue: { readonly since: Date; readonly modules: number } | null
}

export type PeoplePage = {
  readonly people: readonly ListedPerson[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

const OnPage = z.object({ id: z.string(), since: moment.nullable(), modules: z.number().nullable() })

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
  const { organisationId } = viewer
  const where = personMatches(viewer, { ...everyone, ...filter }, { now })
  const overdue = sql`
    LEFT JOIN (
      SELECT e.person_id, min(e.due_on) AS since, count(DISTINCT e.module_slug)::integer AS modules FROM enrolment e
      WHERE e.organisation_id = ${organisationId}::uuid AND ${enrolmentIsOverdue(viewer, { now })} GROUP BY e.person_id
    ) overdue ON overdue.person_id = person.id`
  return inOrganisation(viewer, async (transaction) => {
    const read = readerWithin(transaction)
    const [counted] = await read(
      z.object({ total: z.number() }),
      sql`SELECT count(*)::integer AS total FROM person WHERE ${where}`,
    )
    const total = counted?.total ?? 0
    const pages = Math.max(1, Math.ceil(total / size))
    const shown = Math.min(Math.max(1, page), pages)
    const found = await read(
      z.object({ id: z.string() }),
      sql`
        SELECT person.id FROM person ${sort === 'overdue' ? overdue : sql``} WHERE ${where}
        ORDER BY ${sortedBy(viewer, sort, order)}
        LIMIT ${size}::integer OFFSET ${(shown - 1) * size}::integer`,
    )
    const ids = found.map(({ id }) => id)
    const late = await read(
      OnPage,
      sql`
        SELECT e.person_id AS id, min(e.due_on) AS since, count(DISTINCT e.module_slug)::integer AS modules FROM enrolment e
        WHERE e.organisation_id = ${organisationId}::uuid AND e.person_id = ANY (${ids}::uuid[])
          AND ${enrolmentIsOverdue(viewer, { now })} GROUP BY e.person_id`,
    )
    const overdueOf = new Map(late.map(({ id, since, modules }) => [id, { since, modules }]))
    const people = await transaction.person.findMany({
      where: { organisationId, id: { in: ids } },
      select: personRow,
    })
    const byId = new Map(people.map((person) => [person.id, presentPerson(person)]))
    return {
      people: ids.flatMap((id) => {
        const person = byId.get(id)
        const { since = null, modules = null } = overdueOf.get(id) ?? {}
        return person === undefined
          ? []
          : [
              {
                ...person,
                overdue: since === null || person.status !== 'active' ? null : { since, modules: modules ?? 1 },
              },
            ]
      }),
      total,
      page: shown,
      pages,
    }
  })
}

/** Those of whom there is nothing to sort by come last, whichever way. */
function sortedBy(viewer: Administrator, sort: PeopleView['sort'], order: PeopleView['order']): Query {
  const way = order === 'ascending' ? sql`ASC NULLS LAST` : sql`DESC NULLS LAST`
  const byName = personByName(viewer)
  switch (sort) {
    case 'name':
      return order === 'ascending' ? byName : personByNameBackwards(viewer)
    case 'profession':
      return sql`${inOrderOf(viewer, sql`person.profession`)} ${way}, ${byName}`
    case 'site':
      return sql`${inOrderOf(viewer, sql`nullif(person.site, '')`)} ${way}, ${byName}`
    case 'status':
      return sql`CASE WHEN person.left_at IS NULL THEN person.status::text ELSE 'zz' END ${way}, ${byName}`
    case 'overdue':
      return sql`CASE WHEN person.status = 'active' THEN overdue.since END ${way}, ${byName}`
    case 'active':
      return sql`person.last_active_at ${way}, ${byName}`
  }
}
