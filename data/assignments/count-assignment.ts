import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { personIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { mayKnow } from './internal/open-places.ts'

const Counts = z.object({
  finished: z.number(),
  /** Who has something of it left to finish: of them who has begun, is late, and can be reminded now or why not. */
  open: z.number(),
  begun: z.number(),
  overdue: z.number(),
  remindable: z.number(),
  remindedToday: z.number(),
  notJoined: z.number(),
  /** Who has nothing of it left to do and need not finish it: some of it is waived, or else they are excused. */
  waived: z.number(),
  excused: z.number(),
})
export type AssignmentCounts = Readonly<z.output<typeof Counts>>

/** An assignment of more people than this stands on its page as it was counted last, at the latest last night. */
export const mostCountedAtOnce = 1000

const none = {
  finished: 0,
  open: 0,
  begun: 0,
  overdue: 0,
  remindable: 0,
  remindedToday: 0,
  notJoined: 0,
  waived: 0,
  excused: 0,
}

/** How an assignment of the viewer's stands at this moment, in people. It reads each of them once. */
export async function countAssignment(
  viewer: Manager | Administrator,
  assignmentId: string,
  { now }: { now: Date },
): Promise<AssignmentCounts> {
  const { organisationId } = viewer
  const [counts] = await readInOrganisation(
    viewer,
    Counts,
    sql`
      SELECT (count(*) FILTER (WHERE p.finished))::integer AS finished, (count(*) FILTER (WHERE p.open))::integer AS open,
        (count(*) FILTER (WHERE p.open AND p.begun))::integer AS begun,
        (count(*) FILTER (WHERE p.open AND p.due_on < ${dayIn(viewer.organisationTimeZone, now)}::date))::integer AS overdue,
        (count(*) FILTER (WHERE p.open AND p.active AND NOT p.reminded_today))::integer AS remindable,
        (count(*) FILTER (WHERE p.open AND p.active AND p.reminded_today))::integer AS "remindedToday",
        (count(*) FILTER (WHERE p.open AND NOT p.active))::integer AS "notJoined",
        (count(*) FILTER (WHERE NOT p.in_open AND p.spared_by = 'waiver'))::integer AS waived,
        (count(*) FILTER (WHERE NOT p.in_open AND p.spared_by = 'understanding'))::integer AS excused
      FROM (
        SELECT e.finished, e.due_on, e.begun, e.open AS in_open, e.spared_by, e.open AND ${personIsInScope(viewer)} AS open, person.status = 'active' AS active,
          -- Looked up for each: with EXISTS everything that anyone was ever reminded of or began may be read.
          (SELECT true FROM notice n WHERE n.organisation_id = person.organisation_id AND n.person_id = person.id
            AND n.kind = 'reminder' AND n.about_id = person.id
            AND n.day = (${now}::timestamptz AT TIME ZONE coalesce(person.time_zone, o.time_zone))::date LIMIT 1) IS NOT NULL AS reminded_today
        FROM (
          SELECT e.person_id, bool_and(e.completed_at IS NOT NULL) AS finished,
            bool_or(e.completed_at IS NULL AND e.released_at IS NULL) AS open,
            -- A waiver, where there are both.
            max(e.spared_by) FILTER (WHERE e.completed_at IS NULL) AS spared_by,
            min(e.due_on) FILTER (WHERE e.completed_at IS NULL AND e.released_at IS NULL) AS due_on,
            bool_or(e.completed_at IS NULL AND e.released_at IS NULL AND (
              SELECT true FROM attempt t WHERE t.organisation_id = e.organisation_id AND t.enrolment_id = e.id LIMIT 1)
              IS NOT NULL)
              -- What they finished in an earlier round they have not begun in this one.
              OR max(e.completed_at) >= min(e.created_at) FILTER (WHERE e.completed_at IS NULL AND e.released_at IS NULL) AS begun
          FROM enrolment e
          WHERE e.organisation_id = ${organisationId}::uuid AND e.assignment_id = ${assignmentId}::uuid
            AND ${mayKnow(viewer, assignmentId)}
          GROUP BY e.person_id
        ) e
        JOIN person ON person.organisation_id = ${organisationId}::uuid AND person.id = e.person_id
        JOIN organisation o ON o.id = person.organisation_id
        OFFSET 0
      ) p`,
  )
  return counts ?? none
}
