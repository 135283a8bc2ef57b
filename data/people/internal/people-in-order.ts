import { inOrderOf, personByName, personByNameBackwards } from '#data/database/names.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import type { PeopleSort, PeopleView } from '#domain/people/people-filter.ts'

/** What people are sorted by before their names; null: by names alone. On `person`, and for `overdue` on `late` with `since`. */
export type SortKey = {
  readonly of: Query
  readonly inOrder: (viewer: Administrator, key: Query) => Query
  readonly type: Query
}

const byValue = (_viewer: Administrator, key: Query) => key

export function sortKeyOf(sort: PeopleSort): SortKey | null {
  const text = sql`text`
  switch (sort) {
    case 'name':
      return null
    case 'profession':
      return { of: sql`person.profession`, inOrder: inOrderOf, type: text }
    case 'site':
      return { of: sql`nullif(person.site, '')`, inOrder: inOrderOf, type: text }
    case 'status':
      return {
        of: sql`CASE WHEN person.left_at IS NULL THEN person.status::text ELSE 'zz' END`,
        inOrder: byValue,
        type: text,
      }
    case 'overdue':
      return { of: sql`CASE WHEN person.status = 'active' THEN late.since END`, inOrder: byValue, type: sql`date` }
    case 'active':
      return { of: sql`person.last_active_at`, inOrder: byValue, type: sql`timestamptz` }
  }
}

/** Those of whom there is nothing to sort by come last, whichever way. `backwards`: the same from its end. */
export function inKeyOrder(
  viewer: Administrator,
  { key, inOrder }: { key: Query; inOrder: SortKey['inOrder'] },
  { order, backwards }: { order: PeopleView['order']; backwards: boolean },
): Query {
  const isRising = (order === 'ascending') !== backwards
  const way = isRising ? sql`ASC` : sql`DESC`
  return sql`${inOrder(viewer, key)} ${way} ${backwards ? sql`NULLS FIRST` : sql`NULLS LAST`}`
}

export function inNameOrder(viewer: Administrator, { backwards }: { backwards: boolean }): Query {
  return backwards ? personByNameBackwards(viewer) : personByName(viewer)
}
