import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import type { PeopleView } from '#domain/people/people-filter.ts'
import { inKeyOrder, type SortKey } from './people-in-order.ts'

/** Where a page of a list of people lies: among whom, and how many of those come before it and are on it. */
export type PlaceOfPage = {
  readonly total: number
  readonly page: number
  readonly pages: number
  /** Whoever is on it has one of these; empty: there is nothing but names to sort by. */
  readonly keys: readonly (string | null)[]
  /** Of those who may be on it, where they are few. */
  readonly ids: readonly string[] | null
  readonly among: number
  readonly before: number
  readonly most: number
}

const Group = z.object({
  key: z.string().nullable(),
  ids: z.array(z.string()).nullable(),
  people: z.number(),
  before: z.number(),
  total: z.number(),
})

/** So few are remembered between two statements, and then put in order. */
const few = 2000

/**
 * Counts the people that match and, where a key is sorted by, those of each key before the page: so that thousands who have
 * another one need not be put in order by name. `page` counts from 1; one that is not there is the last.
 */
export async function placeOfPage(
  viewer: Administrator,
  { people, where, key }: { people: Query; where: Query; key: SortKey | null },
  { page, size, order }: Pick<PeopleView, 'page' | 'size' | 'order'>,
): Promise<PlaceOfPage> {
  const countColumns = sql`count(*)::integer AS people, CASE WHEN count(*) <= ${few}::integer THEN array_agg(person.id) END AS ids`
  const groups = await readInOrganisation(
    viewer,
    Group,
    key === null
      ? sql`SELECT NULL AS key, 0 AS before, count(*) AS total, ${countColumns} FROM ${people} WHERE ${where} HAVING count(*) > 0`
      : sql`
        WITH alike AS (SELECT ${key.of} AS key, ${countColumns} FROM ${people} WHERE ${where} GROUP BY 1),
        placed AS (
          SELECT alike.*, (sum(people) OVER (
            ORDER BY ${inKeyOrder(viewer, { ...key, key: sql`key` }, { order, backwards: false })}) - people)::integer AS before
          FROM alike
        )
        SELECT key::text, people, ids, before, total FROM placed
        CROSS JOIN (SELECT sum(people)::integer AS total FROM alike) everybody
        CROSS JOIN LATERAL (
          SELECT (least(${page}::integer, ceil(total / ${size}::numeric)) - 1) * ${size}::integer AS first) shown
        WHERE before < first + ${size}::integer AND before + people > first ORDER BY before`,
  )
  const total = groups[0]?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / size))
  const visiblePage = Math.min(page, pages)
  const first = (visiblePage - 1) * size
  const among = groups.reduce((sum, group) => sum + group.people, 0)
  return {
    total,
    page: visiblePage,
    pages,
    keys: key === null ? [] : groups.map((group) => group.key),
    ids: among <= few ? groups.flatMap(({ ids }) => ids ?? []) : null,
    among,
    before: first - (groups[0]?.before ?? 0),
    most: Math.min(size, total - first),
  }
}
