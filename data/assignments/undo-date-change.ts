import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { moment } from '#data/database/columns.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { columnsOfDue, isSameRule, writeDueRule } from '#domain/assignments/due-rule.ts'
import { writeDay } from '#domain/dates/day.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { holdAssignment } from './internal/hold-assignment.ts'
import { wasSparedSince } from './internal/was-spared-since.ts'
import { keepCounts } from './shared/count-assignments.ts'
import { dueByRule, WrittenDueRule } from './shared/rule-columns.ts'

/** As changeAssignmentDate() keeps it; with `own` beside: enrolments with the dates that they had and were given. */
const DateChange = z.object({ at: moment, from: WrittenDueRule, to: WrittenDueRule })

/**
 * Gives everyone the date back that they had before an assignment's was changed. Who was given another one since, or has
 * finished, keeps it, and so does who came since or was spared it for a time, where the date before has passed.
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
        DateChange,
        sql`
          SELECT act.at, act.detail ->> 'from' AS from, act.detail ->> 'to' AS to FROM assignment_act act
          WHERE act.organisation_id = ${organisationId}::uuid AND act.id = ${actId}::uuid
            AND act.assignment_id = ${assignmentId}::uuid AND act.kind = 'due-date' AND act.undone_at IS NULL`,
      )
      if (assignment === null || assignment.withdrawnAt !== null || act === undefined) return 'not-found'
      const { from, to } = act
      if (!isSameRule(assignment.dueOn, to)) return 'changed-meanwhile'
      const zone = viewer.organisationTimeZone
      const came = sql`e.created_at > ${act.at}::timestamptz`
      const before = from instanceof Date ? sql`${from}::date` : dueByRule(from, zone)
      const mayBack = (day: Query, keeps: Query) => sql`(${day} >= ${dayIn(zone, now)}::date OR NOT ${keeps})`
      const wasSpared = wasSparedSince(act.at)
      // Who is not kept with the act had the day for all and got the other, or came since.
      const others =
        from instanceof Date && to instanceof Date
          ? sql`e.due_on = ${to}::date AND ${mayBack(before, sql`(${came} OR ${wasSpared})`)}`
          : sql`${came} AND e.round = 1 AND ${mayBack(before, came)}`
      await readerWithin(transaction)(
        z.object({ back: z.number() }),
        sql`
          WITH own AS MATERIALIZED (
            -- An earlier build kept no date after: it was that for all.
            SELECT (kept.pair ->> 0)::uuid AS id, (kept.pair ->> 1)::date AS before,
              coalesce(kept.pair ->> 2, ${to instanceof Date ? writeDay(to) : null}::text)::date AS after
            FROM assignment_act act CROSS JOIN jsonb_array_elements(act.detail -> 'own') kept(pair)
            WHERE act.organisation_id = ${organisationId}::uuid AND act.id = ${actId}::uuid
          ), back AS (
            UPDATE enrolment e SET due_on = own.before FROM own
            WHERE e.organisation_id = ${organisationId}::uuid AND e.id = own.id AND e.assignment_id = ${assignmentId}::uuid
              AND e.completed_at IS NULL AND NOT e.due_by_hand AND e.due_on = own.after AND ${mayBack(sql`own.before`, wasSpared)}
            RETURNING 1
          ), others AS (
            UPDATE enrolment e SET due_on = ${before} FROM assignment a, person p
            WHERE e.organisation_id = ${organisationId}::uuid AND e.assignment_id = ${assignmentId}::uuid
              AND e.completed_at IS NULL AND NOT e.due_by_hand AND e.id NOT IN (SELECT own.id FROM own) AND ${others}
              AND a.organisation_id = e.organisation_id AND a.id = e.assignment_id
              AND p.organisation_id = e.organisation_id AND p.id = e.person_id
            RETURNING 1
          )
          SELECT (SELECT count(*) FROM back)::integer + (SELECT count(*) FROM others)::integer AS back`,
      )
      await transaction.assignment.updateMany({
        where: { organisationId, id: assignmentId },
        data: columnsOfDue(from, dayIn(zone, assignment.createdAt)),
      })
      if (assignment.isCounted) await keepCounts(transaction, { organisationId, assignmentIds: [assignmentId], now })
      await transaction.assignmentAct.updateMany({ where: { organisationId, id: actId }, data: { undoneAt: now } })
      await audit(transaction, viewer, {
        action: 'assignment.due-date-changed',
        subject: { type: 'assignment', id: assignmentId },
        detail: { from: writeDueRule(to), to: writeDueRule(from), undone: true },
        at: now,
      })
      return 'undone'
    },
    { timeoutMs: 30_000 },
  )
}
