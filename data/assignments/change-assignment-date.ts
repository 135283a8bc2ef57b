import { z } from 'zod'
import { type ClientWithScope, whoAnswersFor } from '#data/api-client.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { columnsOfDue, isSameRule, writeDueRule } from '#domain/assignments/due-rule.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { type DateChange, datesAfter } from './internal/dates-after.ts'
import { holdAssignment } from './internal/hold-assignment.ts'
import { wasDone } from './internal/was-done.ts'
import { keepCounts } from './shared/count-assignments.ts'

/**
 * Gives all who have not finished an assignment another date, on one day or by so many days. Who was given a day of their own
 * keeps it, and of two days for all so does who has a later one. `from`: the rule that the viewer saw. undoDateChange() undoes it.
 */
export async function changeAssignmentDate(
  viewer: Manager | Administrator | ClientWithScope<'assignments:write'>,
  change: DateChange,
  { now, id }: { now: Date; id: string },
): Promise<'changed' | 'not-found' | 'changed-meanwhile' | 'same-date'> {
  const { organisationId } = viewer
  const { assignmentId, from, dueOn } = change
  return inOrganisation(
    viewer,
    async (transaction) => {
      const assignment = await holdAssignment(transaction, viewer, assignmentId)
      if (assignment === null || assignment.withdrawnAt !== null) return 'not-found'
      if (await wasDone(transaction, { organisationId, id })) return 'changed'
      if (!isSameRule(assignment.dueOn, from)) return 'changed-meanwhile'
      if (isSameRule(dueOn, from)) return 'same-date'
      const dates = { from: writeDueRule(from), to: writeDueRule(dueOn) }
      // What each had is kept with the act, for its Undo, but where the act says it; they may be very many, and none of them comes here.
      const isSaid =
        from instanceof Date && dueOn instanceof Date
          ? sql`c.before = ${from}::date AND c.after IS NOT DISTINCT FROM ${dueOn}::date`
          : sql`c.after IS NULL`
      const [touchedCount] = await readerWithin(transaction)(
        z.object({ people: z.number() }),
        sql`
          WITH changed AS MATERIALIZED (${datesAfter(viewer, change, { now })}), own AS (
            SELECT coalesce(jsonb_agg(jsonb_build_array(c.id, c.before, coalesce(c.after, c.before)) ORDER BY c.id), '[]') AS dates
            FROM changed c WHERE NOT (${isSaid})
          ), moved AS (
            UPDATE enrolment e SET due_on = c.after FROM changed c
            WHERE e.organisation_id = ${organisationId}::uuid AND e.id = c.id AND c.after IS NOT NULL AND e.completed_at IS NULL RETURNING e.person_id
          )
          INSERT INTO assignment_act (organisation_id, id, assignment_id, kind, people, detail, by_id, at)
          SELECT ${organisationId}::uuid, ${id}::uuid, ${assignmentId}::uuid, 'due-date',
            (SELECT count(DISTINCT moved.person_id)::integer FROM moved),
            ${JSON.stringify(dates)}::jsonb || jsonb_build_object('own', own.dates), ${whoAnswersFor(viewer)}::uuid, ${now}::timestamptz
          FROM own RETURNING people`,
      )
      const people = touchedCount?.people ?? 0
      const madeOn = dayIn(viewer.organisationTimeZone, assignment.createdAt)
      await transaction.assignment.updateMany({
        where: { organisationId, id: assignmentId },
        data: columnsOfDue(dueOn, madeOn),
      })
      // What is not counted waits for the worker to enrol its people, and is counted then.
      if (assignment.isCounted) await keepCounts(transaction, { organisationId, assignmentIds: [assignmentId], now })
      await audit(transaction, viewer, {
        action: 'assignment.due-date-changed',
        subject: { type: 'assignment', id: assignmentId },
        detail: { ...dates, people },
        at: now,
      })
      return 'changed'
    },
    { timeoutMs: 30_000 },
  )
}
