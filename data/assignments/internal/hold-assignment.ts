import { z } from 'zod'
import type { ClientWithScope } from '#data/api-client.ts'
import { assignmentIsInScope } from '#data/assignments/shared/assignment-is-in-scope.ts'
import { holdEnrolments } from '#data/assignments/shared/hold-enrolments.ts'
import { DueColumns, RepeatColumns, ruleColumns } from '#data/assignments/shared/rule-columns.ts'
import { moment } from '#data/database/columns.ts'
import type { Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { dueRuleOf } from '#domain/assignments/due-rule.ts'
import { repeatRuleOf } from '#domain/assignments/repeat-rule.ts'

const HeldAssignment = z
  .object({
    ...DueColumns.shape,
    ...RepeatColumns.shape,
    createdAt: moment,
    withdrawnAt: moment.nullable(),
    isCounted: z.boolean(),
    teamArchived: z.boolean(),
  })
  .transform((row) => ({ ...row, dueOn: dueRuleOf(row), repeat: repeatRuleOf(row) }))

/**
 * An assignment of the viewer's, to be changed in this transaction: nobody else changes it or enrols anyone in the
 * organisation until that ends. Null: there is none.
 */
export async function holdAssignment(
  transaction: Transaction,
  viewer: Manager | Administrator | ClientWithScope<'assignments:write'>,
  assignmentId: string,
): Promise<Readonly<z.output<typeof HeldAssignment>> | null> {
  await holdEnrolments(transaction, viewer.organisationId)
  const [assignment] = await readerWithin(transaction)(
    HeldAssignment,
    sql`
      SELECT ${ruleColumns(sql`assignment`)}, assignment.created_at AS "createdAt", assignment.withdrawn_at AS "withdrawnAt", assignment.counted_at IS NOT NULL AS "isCounted",
        EXISTS (SELECT FROM team t WHERE t.organisation_id = assignment.organisation_id AND t.id = assignment.team_id
          AND t.archived_at IS NOT NULL) AS "teamArchived"
      FROM assignment WHERE ${assignmentIsInScope(viewer)} AND assignment.id = ${assignmentId}::uuid FOR UPDATE OF assignment`,
  )
  return assignment ?? null
}
