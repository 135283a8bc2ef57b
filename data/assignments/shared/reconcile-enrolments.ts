import { z } from 'zod'
import type { Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

/** Whose enrolments a change may touch. */
export type ReconcileScope = {
  /** null: everyone's. */
  readonly personIds: readonly string[] | null
  /** null: of all assignments. */
  readonly assignmentId: string | null
}

/**
 * Makes the enrolments be what follows from the rules and the facts (prisma/functions/reconcile_enrolments.sql). Whatever
 * changes an assignment, a membership, a status, a role or where a team stands calls it in its transaction: after the
 * change, and before the audit event. Returns how many enrolments were made or taken up again.
 */
export async function reconcileEnrolments(
  transaction: Transaction,
  {
    organisationId,
    personIds,
    assignmentId,
    now,
    preCheck = 'not-taken',
  }: ReconcileScope & {
    organisationId: string
    now: Date
    /** Whether takePreCheck() was called before. Where it was not, what has one waits for the worker. */
    preCheck?: 'taken' | 'not-taken'
  },
): Promise<number> {
  const [row] = await readerWithin(transaction)(
    z.object({ made: z.number() }),
    sql`SELECT reconcile_enrolments(${organisationId}::uuid, ${personIds}::uuid[], ${assignmentId}::uuid, ${now}::timestamptz,
      ${preCheck === 'taken'}::boolean) AS made`,
  )
  return row?.made ?? 0
}
