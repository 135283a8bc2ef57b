import { inOrderOf, personByName, personByNameBackwards } from '#data/database/names.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import type { PeopleView } from '#domain/people/people-filter.ts'

/**
 * The order of people on the table `person`, and for `overdue` on a table `overdue` with `since`: by name where nothing else is
 * said or two are alike. Those of whom there is nothing to sort by come last, whichever way. `backwards`: the same list from
 * its end.
 */
export function peopleInOrder(
  viewer: Administrator,
  { sort, order }: Pick<PeopleView, 'sort' | 'order'>,
  { backwards }: { backwards: boolean },
): Query {
  const isRising = (order === 'ascending') !== backwards
  if (sort === 'name') return isRising ? personByName(viewer) : personByNameBackwards(viewer)
  const way = sql`${isRising ? sql`ASC` : sql`DESC`} ${backwards ? sql`NULLS FIRST` : sql`NULLS LAST`}`
  return sql`${sortedBy(viewer, sort)} ${way}, ${backwards ? personByNameBackwards(viewer) : personByName(viewer)}`
}

function sortedBy(viewer: Administrator, sort: Exclude<PeopleView['sort'], 'name'>): Query {
  switch (sort) {
    case 'profession':
      return inOrderOf(viewer, sql`person.profession`)
    case 'site':
      return inOrderOf(viewer, sql`nullif(person.site, '')`)
    case 'status':
      return sql`CASE WHEN person.left_at IS NULL THEN person.status::text ELSE 'zz' END`
    case 'overdue':
      return sql`CASE WHEN person.status = 'active' THEN overdue.since END`
    case 'active':
      return sql`person.last_active_at`
  }
}
