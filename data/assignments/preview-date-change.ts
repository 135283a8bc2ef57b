import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { assignmentIsInScope } from './shared/assignment-is-in-scope.ts'

const Touches = z.object({
  /** Who gets the new date. */
  people: z.number(),
  begun: z.number(),
  /** How many of them are late now. */
  overdue: z.number(),
  /** Who has a later date of their own and keeps it. */
  keep: z.number(),
})
export type DateTouches = Readonly<z.output<typeof Touches>>

/** Whom changeAssignmentDate() would touch, before it does. */
export async function previewDateChange(
  viewer: Manager | Administrator,
  { assignmentId, dueOn }: { assignmentId: string; dueOn: Date },
  { now }: { now: Date },
): Promise<DateTouches> {
  const [touches] = await readInOrganisation(
    viewer,
    Touches,
    sql`
      SELECT (count(*) FILTER (WHERE p.moves))::integer AS people, (count(*) FILTER (WHERE p.moves AND p.begun))::integer AS begun,
        (count(*) FILTER (WHERE p.moves AND p.late))::integer AS overdue, (count(*) FILTER (WHERE NOT p.moves))::integer AS keep
      FROM (
        SELECT bool_or(e.due_on = assignment.due_on OR e.due_on < ${dueOn}::date) AS moves,
          bool_or(e.due_on < ${dayIn(viewer.organisationTimeZone, now)}::date) AS late,
          bool_or(EXISTS (SELECT FROM attempt t WHERE t.organisation_id = e.organisation_id AND t.enrolment_id = e.id)) AS begun
        FROM assignment
        JOIN enrolment e ON e.organisation_id = assignment.organisation_id AND e.assignment_id = assignment.id
          AND e.completed_at IS NULL AND e.released_at IS NULL
        WHERE ${assignmentIsInScope(viewer)} AND assignment.id = ${assignmentId}::uuid
        GROUP BY e.person_id
      ) p`,
  )
  return touches ?? { people: 0, begun: 0, overdue: 0, keep: 0 }
}
