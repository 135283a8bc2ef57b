import { z } from 'zod'
import type { Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

/** How many people have something of an assignment left to finish. */
export async function countOpenPeople(
  transaction: Transaction,
  { organisationId, assignmentId }: { organisationId: string; assignmentId: string },
): Promise<number> {
  const [countRow] = await readerWithin(transaction)(
    z.object({ people: z.number() }),
    sql`SELECT c.open_people AS people FROM count_assignments(${organisationId}::uuid, ARRAY[${assignmentId}::uuid]) c`,
  )
  return countRow?.people ?? 0
}
