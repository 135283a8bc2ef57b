import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { type DateChange, datesAfter } from './internal/dates-after.ts'
import { mayKnow } from './internal/open-places.ts'

const Touches = z.object({
  /** Who gets another date. */
  people: z.number(),
  begun: z.number(),
  /** How many of them are late now and would not be. */
  overdue: z.number(),
  /** How many of them get an earlier date. */
  earlier: z.number(),
  /** Who keeps the date they have. */
  keep: z.number(),
  /** The earliest and the latest of the new dates; null: nobody gets one. */
  first: moment.nullable(),
  last: moment.nullable(),
})
export type DateTouches = Readonly<z.output<typeof Touches>>

const none = { people: 0, begun: 0, overdue: 0, earlier: 0, keep: 0, first: null, last: null }

/** Whom changeAssignmentDate() would touch, before it does. */
export async function previewDateChange(
  viewer: Manager | Administrator,
  change: DateChange,
  { now }: { now: Date },
): Promise<DateTouches> {
  const today = sql`${dayIn(viewer.organisationTimeZone, now)}::date`
  const [touches] = await readInOrganisation(
    viewer,
    Touches,
    sql`
      SELECT (count(*) FILTER (WHERE p.moves))::integer AS people, (count(*) FILTER (WHERE p.moves AND p.begun))::integer AS begun,
        (count(*) FILTER (WHERE p.late))::integer AS overdue, (count(*) FILTER (WHERE p.earlier))::integer AS earlier,
        (count(*) FILTER (WHERE NOT p.moves))::integer AS keep, min(p.first) AS first, max(p.last) AS last
      FROM (
        SELECT bool_or(c.after IS NOT NULL) AS moves, coalesce(bool_or(c.before < ${today} AND c.after >= ${today}), false) AS late,
          coalesce(bool_or(c.after < c.before), false) AS earlier, min(c.after) AS first, max(c.after) AS last,
          bool_or(EXISTS (SELECT FROM attempt t WHERE t.organisation_id = ${viewer.organisationId}::uuid AND t.enrolment_id = c.id)) AS begun
        FROM (${datesAfter(viewer, change, { now })}) c
        WHERE ${mayKnow(viewer, change.assignmentId)}
        GROUP BY c.person_id
      ) p`,
  )
  return touches ?? none
}
