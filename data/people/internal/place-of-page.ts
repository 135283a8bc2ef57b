import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import type { PeopleView } from '#domain/people/people-filter.ts'
import { inKeyOrder, type SortKey } from './people-in-order.ts'

/** Where a page of a list of people lies. */
export type PlaceOfPage = {
  readonly total: number
  readonly page: number
  readonly pages: number
  /** Of people with these keys alone there is somebody on it. Null: nothing but names orders them. */
  readonly keys: readonly (string | null)[] | null
  /** How many have one of these keys, and how many of them come before the page; `most`: how many are on it. */
  readonly alike: number
  readonly before: number
  readonly most: number
}

const Group = z.object({ key: z.string().nullable(), people: z.number(), before: z.number(), total: z.number() })

/**
 * Counts the people that match, and with a key those of each key before the page: so that thousands who have another one need
 * not be put in order by name. `page` counts from 1; one that is not there is the last.
 */
export async function placeOfPage(
  viewer: Administrator,
  { people, where, key }: { people: Query; where: Query; key: SortKey | null },
  { page, size, order }: Pick<PeopleView, 'page' | 'size' | 'order'>,
): Promise<PlaceOfPage> {
  const groups = await readInOrganisation(
    viewer,
    Group,
    key === null
      ? sql`SELECT NULL AS key, count(*) AS people, 0 AS before, count(*) AS total FROM ${people} WHERE ${where}`
      : sql`
        WITH alike AS (SELECT ${key.of} AS key, count(*) AS people FROM ${people} WHERE ${where} GROUP BY 1),
        placed AS (
          SELECT key, people, total, (sum(people) OVER (
            ORDER BY ${inKeyOrder(viewer, { ...key, key: sql`key` }, { order, backwards: false })}) - people)::integer AS before
          FROM alike CROSS JOIN (SELECT sum(people)::integer AS total FROM alike) counted
        )
        SELECT key::text, people, before, total FROM placed CROSS JOIN LATERAL (
          SELECT (least(${page}::integer, ceil(total / ${size}::numeric)) - 1) * ${size}::integer AS first) shown
        WHERE before < first + ${size}::integer AND before + people > first ORDER BY before`,
  )
  const total = groups[0]?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / size))
  const shown = Math.min(page, pages)
  const first = (shown - 1) * size
  return {
    total,
    page: shown,
    pages,
    keys: key === null ? null : groups.map((group) => group.key),
    alike: groups.reduce((sum, group) => sum + group.people, 0),
    before: first - (groups[0]?.before ?? 0),
    most: Math.min(size, total - first),
  }
}
