import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { moment } from '#data/database/columns.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { writeDay } from '#domain/dates/day.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { holdAssignment } from './internal/hold-assignment.ts'
import { keepCounts } from './shared/count-assignments.ts'

/** As changeAssignmentDate() keeps it; with `own` beside: enrolments that had another date, each with it. */
const Changed = z.object({ at: moment, from: moment, to: moment })

/**
 * Gives everyone the date back that they had before an assignment's was changed. Who was given another one since, or has
 * finished, keeps it, and so does who came since, where the date before has passed.
 */
export async function undoDateChange(
  viewer: Manager | Administrator,
  { assignmentId, actId }: { assignmentId: string; actId: string },
  { now }: { now: Date },
): Promise<'undone' | 'not-found' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      const assignment = await holdAssignment(transaction, viewer, assignmentId)
      const [act] = await readerWithin(transaction)(
        Changed,
        sql`
          SELECT act.at, (act.detail ->> 'from')::date AS from, (act.detail ->> 'to')::date AS to FROM assignment_act act
          WHERE act.organisation_id = ${organisationId}::uuid AND act.id = ${actId}::uuid
            AND act.assignment_id = ${assignmentId}::uuid AND act.kind = 'due-date' AND act.undone_at IS NULL`,
      )
      if (assignment === null || assignment.withdrawnAt !== null || act === undefined) return 'not-found'
      const { from, to } = act
      if (assignment.dueOn.getTime() !== to.getTime()) return 'changed-meanwhile'
      const today = dayIn(viewer.organisationTimeZone, now)
      await transaction.$executeRaw`
        UPDATE enrolment e SET due_on = coalesce(own.due_on, ${from}::date)
        FROM enrolment now_open
        LEFT JOIN (
          SELECT (kept.pair ->> 0)::uuid AS id, (kept.pair ->> 1)::date AS due_on
          FROM assignment_act act CROSS JOIN jsonb_array_elements(act.detail -> 'own') kept(pair)
          WHERE act.organisation_id = ${organisationId}::uuid AND act.id = ${actId}::uuid
        ) own ON own.id = now_open.id
        WHERE e.organisation_id = ${organisationId}::uuid AND e.assignment_id = ${assignmentId}::uuid
          AND e.completed_at IS NULL AND e.due_on = ${to}::date
          AND now_open.organisation_id = e.organisation_id AND now_open.id = e.id
          AND (now_open.created_at <= ${act.at} OR ${from}::date >= ${today}::date)`
      await transaction.assignment.updateMany({ where: { organisationId, id: assignmentId }, data: { dueOn: from } })
      if (assignment.isCounted) await keepCounts(transaction, { organisationId, assignmentIds: [assignmentId], now })
      await transaction.assignmentAct.updateMany({ where: { organisationId, id: actId }, data: { undoneAt: now } })
      await audit(transaction, viewer, {
        action: 'assignment.due-date-changed',
        subject: { type: 'assignment', id: assignmentId },
        detail: { from: writeDay(to), to: writeDay(from), undone: true },
        at: now,
      })
      return 'undone'
    },
    { timeoutMs: 30_000 },
  )
}
