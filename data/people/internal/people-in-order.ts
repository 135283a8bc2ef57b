import { inOrderOf, personByName, personByNameBackwards } from '#data/database/names.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import type { PeopleSort, PeopleView } from '#domain/people/people-filter.ts'

/** What people are sorted by before their names: on `person`, and for `overdue` on `late` with `since`. */
export type SortKey = {
  readonly of: Query
  /** What a key is put in order by; null comes last. */
  readonly rank: (viewer: Administrator, key: Query) => Query
  /** Whether someone has one of these, on `person` alone. */
  readonly isOneOf: (keys: readonly (string | null)[]) => Query
}

const itself = (_viewer: Administrator, key: Query) => key

/** Null: by names alone. `late`: a query of `person_id` and `since` for all who are late. */
export function sortKeyOf(sort: PeopleSort, late: Query): SortKey | null {
  switch (sort) {
    case 'name':
      return null
    case 'profession':
      return { ...column(sql`person.profession`, sql`text`), rank: inOrderOf }
    case 'site':
      return {
        ...column(sql`person.site`, sql`text`),
        rank: (viewer, key) => inOrderOf(viewer, sql`nullif(${key}, '')`),
      }
    case 'status':
      // Who left is in no list with others.
      return { ...column(sql`person.status`, sql`person_status`), rank: (_viewer, key) => sql`${key}::text` }
    case 'overdue':
      return {
        of: sql`CASE WHEN person.status = 'active' THEN late.since END`,
        rank: itself,
        isOneOf: (keys) => isLateSince(keys, late),
      }
    case 'active':
      return { ...column(sql`person.last_active_at`, sql`timestamptz`), rank: itself }
  }
}

/**
 * Its isOneOf() is written so that PostgreSQL expects it of all, and goes through them in the order of their names: those of whom
 * it is true are many, and it would else take them for few and put them in order.
 */
function column(of: Query, type: Query): Pick<SortKey, 'of' | 'isOneOf'> {
  const isOneOf = (keys: readonly (string | null)[]) => {
    const presentKeys = sql`${keys.filter((key) => key !== null)}::${type}[]`
    return sql`array_position(${keys.includes(null) ? sql`array_append(${presentKeys}, NULL)` : presentKeys}, ${of}) IS NOT NULL`
  }
  return { of, isOneOf }
}

/** IS TRUE keeps it from being joined, which PostgreSQL may do by comparing each person with each who is late. */
function isLateSince(keys: readonly (string | null)[], late: Query): Query {
  const isLate = (since: Query) =>
    sql`(person.status = 'active' AND (person.id IN (SELECT late.person_id FROM (${late}) late WHERE ${since})) IS TRUE)`
  const isSince = isLate(sql`late.since = ANY (${keys.filter((key) => key !== null)}::date[])`)
  return keys.includes(null) ? sql`(${isSince} OR NOT ${isLate(sql`true`)})` : isSince
}

/** Those of whom there is nothing to sort by come last, whichever way. `backwards`: the same from its end. */
export function inKeyOrder(
  viewer: Administrator,
  { rank, key }: { rank: SortKey['rank']; key: Query },
  { order, backwards }: { order: PeopleView['order']; backwards: boolean },
): Query {
  const isRising = (order === 'ascending') !== backwards
  return sql`${rank(viewer, key)} ${isRising ? sql`ASC` : sql`DESC`} ${backwards ? sql`NULLS FIRST` : sql`NULLS LAST`}`
}

export function inNameOrder(viewer: Administrator, { backwards }: { backwards: boolean }): Query {
  return backwards ? personByNameBackwards(viewer) : personByName(viewer)
}
