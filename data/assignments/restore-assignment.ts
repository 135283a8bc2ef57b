import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { holdAssignment } from './internal/hold-assignment.ts'
import { wasSparedSince } from './internal/was-spared-since.ts'
import { reconcileAssignment } from './shared/reconcile-assignment.ts'

/**
 * Undoes a withdrawal: everyone has their work again as it was, with its date and what they were told, so that nobody is told
 * anew. Who came or left meanwhile is asked or not as the assignment says.
 */
export async function restoreAssignment(
  viewer: Manager | Administrator,
  assignmentId: string,
  { now }: { now: Date },
): Promise<'restored' | 'not-found' | 'team-archived'> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      const assignment = await holdAssignment(transaction, viewer, assignmentId)
      if (assignment === null || assignment.withdrawnAt === null) return 'not-found'
      if (assignment.teamArchived) return 'team-archived'
      await transaction.assignment.updateMany({
        where: { organisationId, id: assignmentId },
        data: { withdrawnAt: null },
      })
      // Where many had it the worker released them after that moment.
      const { count } = await transaction.enrolment.updateMany({
        where: { organisationId, assignmentId, releasedAt: { gte: assignment.withdrawnAt } },
        data: { releasedAt: null },
      })
      // Whoever was spared it until a day in between has time for it, as if it had never been withdrawn.
      await readerWithin(transaction)(
        z.object({ people: z.number() }),
        sql`
          WITH again AS (
            UPDATE enrolment e SET spared_by = 'waiver'
            WHERE e.organisation_id = ${organisationId}::uuid AND e.assignment_id = ${assignmentId}::uuid AND e.completed_at IS NULL
              AND e.released_at IS NOT NULL AND e.spared_by IS NULL AND ${wasSparedSince(assignment.withdrawnAt)}
            RETURNING e.person_id
          )
          SELECT count(*)::integer AS people FROM again`,
      )
      await reconcileAssignment(transaction, { organisationId, assignmentId, now })
      await transaction.assignmentAct.updateMany({
        where: { organisationId, assignmentId, kind: 'withdrawn', undoneAt: null },
        data: { undoneAt: now },
      })
      await audit(transaction, viewer, {
        action: 'assignment.restored',
        subject: { type: 'assignment', id: assignmentId },
        detail: { enrolments: count },
        at: now,
      })
      return 'restored'
    },
    { timeoutMs: 30_000 },
  )
}
