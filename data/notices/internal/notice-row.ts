import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { nameOf } from '#data/database/names.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { noticeKinds } from '#domain/notices/notice-kinds.ts'

/** A notice with what it is about as that stands now. */
export const NoticeRow = z.object({
  id: z.string(),
  kind: z.enum(noticeKinds),
  createdAt: moment,
  readAt: moment.nullable(),
  /** Who reminded; null: nobody, or someone who is gone. */
  by: z.string().nullable(),
  enrolmentId: z.string().nullable(),
  moduleSlug: z.string().nullable(),
  followUpId: z.string().nullable(),
  /** When it is due or, of a follow-up, closes; of a second factor, from when it is asked for. */
  until: moment.nullable(),
  /** Whether what it is about can be done still; true of what is about nothing to do. */
  isOpen: z.boolean(),
  /** Of what was switched off: whether it is a channel of Teams or Slack. */
  isChannel: z.boolean(),
  /** Of a digest, what it counts. */
  detail: z.unknown(),
})
export type NoticeRow = Readonly<z.output<typeof NoticeRow>>

/** NoticeRow of rows of `notice n` that a condition holds for, newest first. */
export function noticeRows(condition: Query, { now, most }: { now: Date; most: number }): Query {
  return sql`
    SELECT n.id, n.kind, n.created_at AS "createdAt", n.read_at AS "readAt",
      ${nameOf(sql`by`)} AS by,
      e.id AS "enrolmentId", e.module_slug AS "moduleSlug", f.id AS "followUpId", 
      coalesce(e.due_on, f.closes_on, CASE WHEN n.kind = 'second-factor' THEN n.day END) AS until,
      CASE
        WHEN n.kind IN ('assigned', 'due-soon', 'overdue')
          THEN e.id IS NOT NULL AND e.completed_at IS NULL AND e.released_at IS NULL
        WHEN n.kind = 'follow-up'
          THEN f.id IS NOT NULL AND f.ended_at IS NULL AND f.expired_at IS NULL
            AND f.closes_on >= (${now}::timestamptz AT TIME ZONE o.time_zone)::date
        WHEN n.kind = 'second-factor'
          THEN n.day = ANY (ARRAY[o.factor_administrators_from, o.factor_managers_from, o.factor_clinicians_from])
            AND NOT has_factor(n.organisation_id, n.person_id)
        WHEN n.kind = 'data-request'
          THEN EXISTS (SELECT FROM data_request d
            WHERE d.organisation_id = n.organisation_id AND d.id = n.about_id AND d.outcome IS NULL)
        WHEN n.kind = 'webhook-off'
          THEN EXISTS (SELECT FROM webhook w
            WHERE w.organisation_id = n.organisation_id AND w.id = n.about_id AND w.switched_off_because IN ('failed', 'gone'))
        ELSE true
      END AS "isOpen", n.kind = 'webhook-off' AND coalesce(n.detail ->> 'form', 'events') <> 'events' AS "isChannel", n.detail
    FROM notice n
    JOIN organisation o ON o.id = n.organisation_id
    LEFT JOIN person by ON by.organisation_id = n.organisation_id AND by.id = n.by_id
    LEFT JOIN enrolment e ON n.kind IN ('assigned', 'due-soon', 'overdue')
      AND e.organisation_id = n.organisation_id AND e.id = n.about_id AND e.person_id = n.person_id
    LEFT JOIN follow_up f ON n.kind = 'follow-up'
      AND f.organisation_id = n.organisation_id AND f.id = n.about_id AND f.person_id = n.person_id
    WHERE ${condition}
    ORDER BY n.created_at DESC, n.id DESC LIMIT ${most}::integer`
}
