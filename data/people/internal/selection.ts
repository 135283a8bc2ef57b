import { type Query, sql } from '#data/database/sql.ts'
import { personMatches } from '#data/people/internal/matching-people.ts'
import { personIsInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'
import type { PeopleFilter } from '#domain/people/people-filter.ts'

/** Some people one by one, or all whom a filter means at that moment. */
export type PeopleSelection =
  | { readonly these: 'chosen'; readonly personIds: readonly string[] }
  | { readonly these: 'matching'; readonly filter: PeopleFilter }

/** For a raw query, on its table `person`. */
export function isSelected(viewer: Administrator, selection: PeopleSelection, { now }: { now: Date }): Query {
  switch (selection.these) {
    case 'chosen':
      return sql`${personIsInScope(viewer)} AND person.id = ANY (${selection.personIds}::uuid[])`
    case 'matching':
      return personMatches(viewer, selection.filter, { now })
  }
}
