import { z } from 'zod'
import { AssignmentOfApi } from '#data/api/assignment-of-api.ts'
import { findAssignmentForApi } from '#data/api/find-assignment-for-api.ts'
import { changeAssignmentDate } from '#data/assignments/change-assignment-date.ts'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { withdrawAssignment } from '#data/assignments/withdraw-assignment.ts'
import { parseRule, ruleKinds, ruleSides, writeRule } from '#domain/assignments/audience-rule.ts'
import { dueRuleOf } from '#domain/assignments/due-rule.ts'
import { parseDay } from '#domain/dates/day.ts'
import { isPast } from '#server/actions/fields.ts'
import { changes, conflict, notPossible } from './changes.ts'
import type { Operation } from './operation.ts'

const Rule = z
  .strictObject({
    side: z.enum(ruleSides),
    kind: z.enum(ruleKinds),
    value: z.string().min(1).max(200),
  })
  .refine(({ value, ...rule }) => parseRule(writeRule({ ...rule, value: value.toLowerCase() })) !== null)

const Audience = z
  .discriminatedUnion('for', [
    z.strictObject({ for: z.literal('everyone') }),
    z.strictObject({ for: z.literal('team'), teamId: z.uuid() }),
    z.strictObject({ for: z.literal('person'), personId: z.uuid() }),
    z.strictObject({ for: z.literal('rules'), rules: z.array(Rule).max(500) }),
  ])
  .meta({
    description:
      '{"for": "everyone"}, {"for": "team", "teamId"} with those below it, {"for": "person", "personId"}, or {"for": "rules", "rules"}: whom they ask and whom they spare, each with side, kind and value; without one that asks, everyone.',
  })

const DueOn = z.iso.date().meta({
  description: 'The last day on which it is on time, such as 2027-01-31: today or later, where the organisation is.',
})
const commonFields = {
  tag: 'Assignments',
  scope: 'assignments:write',
  rowName: 'Assignment',
  row: AssignmentOfApi,
} as const

const expectations = {
  'no-such-module': ['modules', 'Names of modules that there are.'],
  'no-such-path': ['pathId', 'A path that is in use.'],
  'no-such-audience': ['audience', 'Teams that are in use and people of the organisation.'],
} as const

export const assignmentChanges: readonly Operation[] = [
  changes({
    ...commonFields,
    id: 'createAssignment',
    method: 'POST',
    path: '/assignments',
    summary: 'Assign modules or a path',
    description:
      'The clinicians meant are asked at once; more than 10,000 within minutes. Nobody is overdue before they could have done it: newcomers get more time.',
    body: z.object({
      modules: z
        .array(z.string())
        .max(100)
        .default([])
        .meta({ description: 'The modules, by the names that /assignments has. With a path none.' }),
      pathId: z.uuid().nullable().default(null).meta({
        description: 'Instead of modules, a path that is in use: /paths has them. Its steps open in its order.',
      }),
      audience: Audience,
      dueOn: DueOn,
    }),
    makes: ({ id }) => `/assignments/${id}`,
    change: async (client, { body: { modules, pathId, audience, dueOn } }, { now, id }) => {
      if ((pathId === null) === (modules.length === 0)) throw notPossible('modules', 'Either modules or a path.')
      const newAssignment = { modules, pathId, audience, dueOn: dayOf(dueOn, client, { now }) }
      const assignment = await createAssignment(client, newAssignment, { now, id })
      if (!assignment.ok) {
        const [field, words] = expectations[assignment.problem]
        throw notPossible(field, words)
      }
      return findAssignmentForApi(client, assignment.assignmentId)
    },
  }),
  changes({
    ...commonFields,
    id: 'changeAssignment',
    method: 'PATCH',
    path: '/assignments/{id}',
    summary: 'Give an assignment another date',
    description: 'For all who have not finished; anyone who has a later date of their own keeps it.',
    body: z.object({ dueOn: DueOn }),
    change: async (client, { id: assignmentId, body }, { now, id }) => {
      const before = await findAssignmentForApi(client, assignmentId)
      const day = before === null ? null : parseDay(before.dueOn)
      if (before === null || day === null) return null
      const from = dueRuleOf({ ...before, dueOn: day })
      const dueOn = dayOf(body.dueOn, client, { now })
      const outcome = await changeAssignmentDate(client, { assignmentId, from, dueOn }, { now, id })
      if (outcome === 'not-found') return null
      if (outcome === 'changed-meanwhile')
        throw conflict('dueOn', 'Someone else has changed it at the same moment: send it again.')
      return findAssignmentForApi(client, assignmentId)
    },
  }),
  changes({
    ...commonFields,
    id: 'withdrawAssignment',
    method: 'POST',
    path: '/assignments/{id}/withdraw',
    summary: 'Withdraw an assignment',
    description:
      'It is no longer asked of anyone; what was begun or finished stays. What is withdrawn already stays so.',
    body: z.object({}),
    change: async (client, { id: assignmentId }, { now, id }) => {
      await withdrawAssignment(client, assignmentId, { now, id })
      return findAssignmentForApi(client, assignmentId)
    },
  }),
]

function dayOf(text: string, client: { organisationTimeZone: string }, { now }: { now: Date }): Date {
  const day = parseDay(text)
  if (day === null || isPast(day, client, { now }))
    throw notPossible('dueOn', 'Today or a later day, where the organisation is.')
  return day
}
