import { z } from 'zod'
import { type Allowed, whoAnswersFor } from '#data/api-client.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { writeDay } from '#domain/dates/day.ts'
import { holdAssignment } from './internal/hold-assignment.ts'
import { isOpenOf } from './internal/open-places.ts'
import { wasDone } from './internal/was-done.ts'
import { keepCounts } from './shared/count-assignments.ts'

/**
 * Gives all who have not finished an assignment another date. Who has one of their own, because they came later or were given
 * it, keeps theirs where it is later. `from`: the date that the viewer saw. undoDateChange() undoes it.
 */
export async function changeAssignmentDate(
  viewer: Manager | Administrator | Allowed<'assignments:write'>,
  { assignmentId, from, dueOn }: { assignmentId: string; from: Date; dueOn: Date },
  { now, id }: { now: Date; id: string },
): Promise<'changed' | 'not-found' | 'changed-meanwhile' | 'same-date'> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      const assignment = await holdAssignment(transaction, viewer, assignmentId)
      if (assignment === null || assignment.withdrawnAt !== null) return 'not-found'
      if (await wasDone(transaction, { organisationId, id })) return 'changed'
      if (assignment.dueOn.getTime() !== from.getTime()) return 'changed-meanwhile'
      if (dueOn.getTime() === from.getTime()) return 'same-date'
      const open = isOpenOf(viewer, assignmentId)
      const dates = { from: writeDay(from), to: writeDay(dueOn) }
      // Who had a date of their own is kept with the act, for its Undo; they may be very many, and none of them comes here.
      const [touched] = await readerWithin(transaction)(
        z.object({ people: z.number() }),
        sql`
          WITH own AS (
            SELECT coalesce(jsonb_agg(jsonb_build_array(e.id, e.due_on) ORDER BY e.id), '[]') AS dates
            FROM enrolment e WHERE ${open} AND e.due_on <> ${from}::date
          ), moved AS (
            UPDATE enrolment e SET due_on = ${dueOn}::date
            WHERE ${open} AND (e.due_on = ${from}::date OR e.due_on < ${dueOn}::date) RETURNING e.person_id
          )
          INSERT INTO assignment_act (organisation_id, id, assignment_id, kind, people, detail, by_id, at)
          SELECT ${organisationId}::uuid, ${id}::uuid, ${assignmentId}::uuid, 'due-date',
            (SELECT count(DISTINCT moved.person_id)::integer FROM moved),
            ${JSON.stringify(dates)}::jsonb || jsonb_build_object('own', own.dates), ${whoAnswersFor(viewer)}::uuid, ${now}::timestamptz
          FROM own RETURNING people`,
      )
      const people = touched?.people ?? 0
      await transaction.assignment.updateMany({ where: { organisationId, id: assignmentId }, data: { dueOn } })
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
