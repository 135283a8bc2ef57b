import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { nameOf } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { dueRuleOf } from '#domain/assignments/due-rule.ts'
import { repeatRuleOf } from '#domain/assignments/repeat-rule.ts'
import { assignmentIsInScope } from './shared/assignment-is-in-scope.ts'
import { NamedRule, namedRulesJson } from './shared/named-rules-json.ts'
import { DueColumns, RepeatColumns, ruleColumns, WrittenDueRule } from './shared/rule-columns.ts'

const Act = z.object({
  id: z.string(),
  kind: z.enum(['withdrawn', 'due-date', 'reminded']),
  at: moment,
  by: z.string().nullable(),
  people: z.number(),
  from: WrittenDueRule.nullable(),
  to: WrittenDueRule.nullable(),
  /** Of a reminder: how many of its mails have not gone, so that they can be stopped. */
  waiting: z.number(),
})

const Row = z.object({
  ...DueColumns.shape,
  ...RepeatColumns.shape,
  id: z.string(),
  /** Of a path, its steps in their order. */
  modules: z.array(z.string()),
  /** The path that it asks for; null: modules. */
  path: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Each step of its path opens once those before it are done. */
  inOrder: z.boolean(),
  /** With neither and no rules: everyone. */
  team: z.string().nullable(),
  teamId: z.string().nullable(),
  person: z.string().nullable(),
  /** Whom it is for by rules; null: for the team, the person or everyone. */
  rules: z.array(NamedRule).nullable(),
  createdAt: moment,
  createdBy: z.string().nullable(),
  withdrawnAt: moment.nullable(),
  /** Whether it asks nobody for a module who has shown what it teaches. */
  preCheck: z.boolean(),
  /** It is for so many that some have not been enrolled or released yet. */
  isPutOff: z.boolean(),
  /** How many had finished it, had not and were late when it was counted last; null: it was not, or is being handed out. */
  counted: z
    .object({
      at: moment,
      people: z.number(),
      finished: z.number(),
      open: z.number(),
      overdue: z.number(),
      waived: z.number(),
      excused: z.number(),
    })
    .nullable(),
  /** What was done last and is not undone; of one that is withdrawn no date, which is not changed back then. */
  last: Act.nullable(),
})

/** `dueOn`: the day for all, or the rule by days. `repeat`: when it asks again; null: it asks once. */
const AssignmentRow = Row.transform((row) => ({ ...row, dueOn: dueRuleOf(row), repeat: repeatRuleOf(row) }))
export type FoundAssignment = Readonly<z.output<typeof AssignmentRow>>

/** An assignment of the viewer's with how it was counted last, and what was done to it last. countAssignment() counts it. */
export async function findAssignment(
  viewer: Manager | Administrator,
  assignmentId: string,
): Promise<FoundAssignment | null> {
  const [assignment] = await readInOrganisation(
    viewer,
    AssignmentRow,
    sql`
      SELECT assignment.id, team.name AS team, assignment.team_id AS "teamId", ${nameOf(sql`whom`)} AS person, ${ruleColumns(sql`assignment`)},
        assignment.created_at AS "createdAt", ${nameOf(sql`maker`)} AS "createdBy", assignment.withdrawn_at AS "withdrawnAt",
        assignment.pre_check AS "preCheck", assignment.counted_at IS NULL AS "isPutOff",
        ARRAY(SELECT m.module_slug FROM assignment_module m WHERE m.organisation_id = assignment.organisation_id
          AND m.assignment_id = assignment.id ORDER BY m.place, m.module_slug) AS modules,
        assignment.in_order AS "inOrder", (SELECT jsonb_build_object('id', path.id, 'name', path.name) FROM learning_path path
          WHERE path.organisation_id = assignment.organisation_id AND path.id = assignment.path_id) AS path,
        CASE WHEN assignment.counted_at IS NOT NULL AND assignment.overdue_people IS NOT NULL THEN jsonb_build_object(
          'at', assignment.counted_at, 'people', assignment.people, 'finished', assignment.finished,
          'open', assignment.open_people, 'overdue', assignment.overdue_people, 'waived', coalesce(assignment.waived_people, 0),
          'excused', coalesce(assignment.excused_people, 0)) END AS counted,
        ${namedRulesJson(viewer, sql`assignment`)} AS rules, to_jsonb(last) AS last
      FROM assignment
      LEFT JOIN team ON team.organisation_id = assignment.organisation_id AND team.id = assignment.team_id
      LEFT JOIN person whom ON whom.organisation_id = assignment.organisation_id AND whom.id = assignment.person_id
      LEFT JOIN person maker ON maker.organisation_id = assignment.organisation_id AND maker.id = assignment.created_by_id
      LEFT JOIN LATERAL (
        SELECT act.id, act.kind, act.at, ${nameOf(sql`doer`)} AS by, act.people, act.detail ->> 'from' AS from, act.detail ->> 'to' AS to,
          CASE WHEN act.kind = 'reminded' THEN (
            SELECT count(*)::integer FROM notice n
            WHERE n.organisation_id = act.organisation_id AND n.kind = 'reminder' AND n.handled_at IS NULL
              AND n.detail ->> 'act' = act.id::text) ELSE 0 END AS waiting
        FROM assignment_act act
        LEFT JOIN person doer ON doer.organisation_id = act.organisation_id AND doer.id = act.by_id
        WHERE act.organisation_id = assignment.organisation_id AND act.assignment_id = assignment.id AND act.undone_at IS NULL
          AND (act.kind <> 'due-date' OR assignment.withdrawn_at IS NULL)
        ORDER BY act.at DESC, act.id DESC LIMIT 1
      ) last ON true
      WHERE ${assignmentIsInScope(viewer)} AND assignment.id = ${assignmentId}::uuid`,
  )
  return assignment ?? null
}
