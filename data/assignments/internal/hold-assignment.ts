import { z } from 'zod'
import type { Allowed } from '#data/api-client.ts'
import { assignmentIsInScope } from '#data/assignments/shared/assignment-is-in-scope.ts'
import { holdEnrolments } from '#data/assignments/shared/hold-enrolments.ts'
import { moment } from '#data/database/columns.ts'
import type { Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'

const Held = z.object({
  dueOn: moment,
  withdrawnAt: moment.nullable(),
  isCounted: z.boolean(),
  teamArchived: z.boolean(),
})

/**
 * An assignment of the viewer's, to be changed in this transaction: nobody else changes it or enrols anyone in the
 * organisation until that ends. Null: there is none.
 */
export async function holdAssignment(
  transaction: Transaction,
  viewer: Manager | Administrator | Allowed<'assignments:write'>,
  assignmentId: string,
): Promise<Readonly<z.output<typeof Held>> | null> {
  await holdEnrolments(transaction, viewer.organisationId)
  const [held] = await readerWithin(transaction)(
    Held,
    sql`
      SELECT assignment.due_on AS "dueOn", assignment.withdrawn_at AS "withdrawnAt", assignment.counted_at IS NOT NULL AS "isCounted",
        EXISTS (SELECT FROM team t WHERE t.organisation_id = assignment.organisation_id AND t.id = assignment.team_id
          AND t.archived_at IS NOT NULL) AS "teamArchived"
      FROM assignment WHERE ${assignmentIsInScope(viewer)} AND assignment.id = ${assignmentId}::uuid FOR UPDATE OF assignment`,
  )
  return held ?? null
}
