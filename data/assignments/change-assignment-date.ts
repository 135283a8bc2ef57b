import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { moment } from '#data/database/columns.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { writeDay } from '#domain/dates/day.ts'
import { holdAssignment } from './internal/hold-assignment.ts'
import { wasDone } from './internal/was-done.ts'
import { keepCounts } from './shared/count-assignments.ts'

/**
 * Gives all who have not finished an assignment another date. Who has one of their own, because they came later or were given
 * it, keeps theirs where it is later. `from`: the date that the viewer saw. undoDateChange() undoes it.
 */
export async function changeAssignmentDate(
  viewer: Manager | Administrator,
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
      const open = sql`e.organisation_id = ${organisationId}::uuid AND e.assignment_id = ${assignmentId}::uuid
        AND e.completed_at IS NULL AND e.released_at IS NULL`
      const read = readerWithin(transaction)
      const own = await read(
        z.object({ id: z.string(), dueOn: moment }),
        sql`SELECT e.id, e.due_on AS "dueOn" FROM enrolment e WHERE ${open} AND e.due_on <> ${from}::date ORDER BY e.id`,
      )
      const [touched] = await read(
        z.object({ people: z.number() }),
        sql`
          WITH moved AS (
            UPDATE enrolment e SET due_on = ${dueOn}::date
            WHERE ${open} AND (e.due_on = ${from}::date OR e.due_on < ${dueOn}::date) RETURNING e.person_id
          )
          SELECT count(DISTINCT person_id)::integer AS people FROM moved`,
      )
      const people = touched?.people ?? 0
      await transaction.assignment.updateMany({ where: { organisationId, id: assignmentId }, data: { dueOn } })
      // What is not counted waits for the worker to enrol its people, and is counted then.
      if (assignment.isCounted) await keepCounts(transaction, { organisationId, assignmentIds: [assignmentId], now })
      const dates = { from: writeDay(from), to: writeDay(dueOn) }
      await transaction.assignmentAct.create({
        data: {
          organisationId,
          id,
          assignmentId,
          kind: 'due-date',
          people,
          detail: { ...dates, own: own.map((each) => [each.id, writeDay(each.dueOn)]) },
          byId: viewer.personId,
          at: now,
        },
      })
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
