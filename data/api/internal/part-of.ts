import type { Part, Place } from '#data/api/page.ts'
import { type Query, sql } from '#data/database/sql.ts'

/** The condition, on this column, that a row stands after the place. */
export function isAfter({ after }: Place, id: Query): Query {
  return after === null ? sql`true` : sql`${id} > ${after}::uuid`
}

/** One row more than was asked for says whether there are more. */
export function limitOf({ limit }: Place): Query {
  return sql`LIMIT ${limit + 1}::integer`
}

export function partOf<Row extends { readonly id: string }>(rows: readonly Row[], { limit }: Place): Part<Row> {
  const part = rows.slice(0, limit)
  return { rows: part, next: rows.length > limit ? (part.at(-1)?.id ?? null) : null }
}
