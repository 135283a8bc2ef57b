import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { openPeople } from './internal/open-people.ts'
import { assignmentIsInScope } from './shared/assignment-is-in-scope.ts'
import { NamedRule, rulesNamed } from './shared/rules-named.ts'

const Act = z.object({
  id: z.string(),
  kind: z.enum(['withdrawn', 'due-date', 'reminded']),
  at: moment,
  by: z.string().nullable(),
  people: z.number(),
  from: moment.nullable(),
  to: moment.nullable(),
  /** Of a reminder: how many of its mails have not gone, so that they can be stopped. */
  waiting: z.number(),
})

const Found = z.object({
  id: z.string(),
  modules: z.array(z.string()),
  /** With neither and no rules: everyone. */
  team: z.string().nullable(),
  person: z.string().nullable(),
  /** Whom it is for by rules; null: for the team, the person or everyone. */
  rules: z.array(NamedRule).nullable(),
  dueOn: moment,
  createdAt: moment,
  createdBy: z.string().nullable(),
  withdrawnAt: moment.nullable(),
  /** It is for so many that some have not been enrolled or released yet. */
  isPutOff: z.boolean(),
  finished: z.number(),
  /** Who has something of it left to finish: of them who has begun, is late, and can be reminded now or why not. */
  open: z.number(),
  begun: z.number(),
  overdue: z.number(),
  remindable: z.number(),
  remindedToday: z.number(),
  notJoined: z.number(),
  /** What was done last and is not undone; of one that is withdrawn no date, which is not changed back then. */
  last: Act.nullable(),
})
export type FoundAssignment = Readonly<z.output<typeof Found>>

/** An assignment of the viewer's with how it stands in people, and what was done to it last. */
export async function findAssignment(
  viewer: Manager | Administrator,
  assignmentId: string,
  { now }: { now: Date },
): Promise<FoundAssignment | null> {
  const { organisationId } = viewer
  const [found] = await readInOrganisation(
    viewer,
    Found,
    sql`
      SELECT assignment.id, team.name AS team, ${nameOf(sql`whom`)} AS person, assignment.due_on AS "dueOn",
        assignment.created_at AS "createdAt", ${nameOf(sql`maker`)} AS "createdBy", assignment.withdrawn_at AS "withdrawnAt",
        assignment.counted_at IS NULL AS "isPutOff",
        ARRAY(SELECT m.module_slug FROM assignment_module m WHERE m.organisation_id = assignment.organisation_id
          AND m.assignment_id = assignment.id ORDER BY m.module_slug) AS modules,
        coalesce((SELECT c.finished FROM count_assignments(${organisationId}::uuid, ARRAY[assignment.id]) c), 0) AS finished,
        ${rulesNamed(viewer, sql`assignment`)} AS rules, o.*, to_jsonb(last) AS last
      FROM assignment
      LEFT JOIN team ON team.organisation_id = assignment.organisation_id AND team.id = assignment.team_id
      LEFT JOIN person whom ON whom.organisation_id = assignment.organisation_id AND whom.id = assignment.person_id
      LEFT JOIN person maker ON maker.organisation_id = assignment.organisation_id AND maker.id = assignment.created_by_id
      CROSS JOIN LATERAL (
        SELECT count(*)::integer AS open, (count(*) FILTER (WHERE p.begun))::integer AS begun,
          (count(*) FILTER (WHERE p.due_on < ${dayIn(viewer.organisationTimeZone, now)}::date))::integer AS overdue,
          (count(*) FILTER (WHERE p.active AND NOT p.reminded_today))::integer AS remindable,
          (count(*) FILTER (WHERE p.active AND p.reminded_today))::integer AS "remindedToday",
          (count(*) FILTER (WHERE NOT p.active))::integer AS "notJoined"
        FROM (${openPeople(viewer, assignmentId, { now })}) p
      ) o
      LEFT JOIN LATERAL (
        SELECT act.id, act.kind, act.at, ${nameOf(sql`doer`)} AS by, act.people, act.detail ->> 'from' AS from, act.detail ->> 'to' AS to,
          CASE WHEN act.kind = 'reminded' THEN (
            SELECT count(*)::integer FROM notice n
            WHERE n.organisation_id = act.organisation_id AND n.kind = 'reminder' AND n.handled_at IS NULL
              AND n.detail ->> 'act' = act.id::text AND n.person_id IN (
                SELECT e.person_id FROM enrolment e
                WHERE e.organisation_id = act.organisation_id AND e.assignment_id = act.assignment_id)) ELSE 0 END AS waiting
        FROM assignment_act act
        LEFT JOIN person doer ON doer.organisation_id = act.organisation_id AND doer.id = act.by_id
        WHERE act.organisation_id = assignment.organisation_id AND act.assignment_id = assignment.id AND act.undone_at IS NULL
          AND (act.kind <> 'due-date' OR assignment.withdrawn_at IS NULL)
        ORDER BY act.at DESC, act.id DESC LIMIT 1
      ) last ON true
      WHERE ${assignmentIsInScope(viewer)} AND assignment.id = ${assignmentId}::uuid`,
  )
  return found ?? null
}

/** Of a row of person that may not be there. */
function nameOf(person: Query): Query {
  return sql`nullif(trim(${person}.given_name || ' ' || ${person}.family_name), '')`
}
