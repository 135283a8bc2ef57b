import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { nextRoundOn, type RepeatRule } from '#domain/assignments/repeat-rule.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { mayKnow } from './internal/open-places.ts'

const Rounds = z.object({
  /** Of whom the rule asks again at once, as their next round has come. */
  atOnce: z.number(),
  /** The first day after today on which someone is asked again, and how many are; by the calendar it is there without anyone too. */
  nextOn: moment.nullable(),
  people: z.number(),
})
export type NextRounds = Readonly<z.output<typeof Rounds>>

/**
 * Whom an assignment of the viewer's asks again by a rule, and when, as it stands: of those who have finished and whom it still
 * means. Who has not finished goes on with what they have to do.
 */
export async function nextRounds(
  viewer: Manager | Administrator,
  { assignmentId, repeat }: { assignmentId: string; repeat: RepeatRule },
  { now }: { now: Date },
): Promise<NextRounds> {
  const { organisationId, organisationTimeZone } = viewer
  const today = dayIn(organisationTimeZone, now)
  const org = sql`${organisationId}::uuid`
  const [rounds] = await readInOrganisation(
    viewer,
    Rounds,
    sql`
      WITH meant AS MATERIALIZED (
        SELECT m.person_id FROM people_meant(${org}, rules_of(${org}, ${assignmentId}::uuid), NULL) m
        WHERE ${mayKnow(viewer, assignmentId)}
      ), finished AS MATERIALIZED (
        -- The newest round of each, looked up: joined, the planner may compare each with each. Whatever they completed the module
        -- for last, it counts.
        SELECT meant.person_id, next_round_on(${repeat.by}::text, ${repeat.months}::integer,
          ${repeat.by === 'calendar' ? repeat.from : null}::date, (
            SELECT (max(e.completed_at) AT TIME ZONE ${organisationTimeZone}::text)::date FROM enrolment e
            WHERE e.organisation_id = ${org} AND e.person_id = meant.person_id AND e.module_slug = m.module_slug)) AS next_on
        FROM meant
        CROSS JOIN assignment_module m
        CROSS JOIN LATERAL (
          SELECT e.completed_at FROM enrolment e
          WHERE e.organisation_id = ${org} AND e.assignment_id = ${assignmentId}::uuid AND e.person_id = meant.person_id
            AND e.module_slug = m.module_slug
          ORDER BY e.round DESC LIMIT 1
        ) n
        WHERE m.organisation_id = ${org} AND m.assignment_id = ${assignmentId}::uuid AND n.completed_at IS NOT NULL
      ), next AS (
        SELECT least(min(f.next_on) FILTER (WHERE f.next_on > ${today}::date),
          ${repeat.by === 'calendar' ? nextRoundOn(repeat, today) : null}::date) AS day FROM finished f
      )
      SELECT (SELECT count(DISTINCT f.person_id)::integer FROM finished f WHERE f.next_on <= ${today}::date) AS "atOnce",
        next.day AS "nextOn",
        (SELECT count(DISTINCT f.person_id)::integer FROM finished f WHERE f.next_on = next.day) AS people
      FROM next`,
  )
  return rounds ?? { atOnce: 0, nextOn: null, people: 0 }
}
