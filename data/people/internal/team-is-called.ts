import { contains } from '#data/database/names.ts'
import { type Query, sql } from '#data/database/sql.ts'

/** Whether the table `team`'s name has each of these words. */
export function teamIsCalled(search: string): Query {
  return search
    .split(/\s+/)
    .filter((word) => word !== '')
    .reduce((condition, word) => sql`${condition} AND ${contains(sql`team.name`, word)}`, sql`true`)
}
