import { z } from 'zod'
import type { ReadRows } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

/**
 * Whether the organisation shows managers and administrators who understands what. Else nobody is excused: it would say of them
 * by name that they understand.
 */
export async function namesAreShown(read: ReadRows, organisationId: string): Promise<boolean> {
  const [row] = await read(
    z.object({ shown: z.boolean() }),
    sql`SELECT statuses_shown(${organisationId}::uuid, 'manager') AND statuses_shown(${organisationId}::uuid, 'administrator') AS shown`,
  )
  return row?.shown === true
}
