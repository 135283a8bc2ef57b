'use server'

import { z } from 'zod'
import { changeAudience } from '#data/assignments/change-audience.ts'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { parseRule } from '#domain/assignments/audience-rule.ts'
import { readDueRule, readRepeatRule } from '#domain/assignments/typed-rules.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { action } from './action.ts'
import { Identifier, many, RequiredText } from './fields.ts'
import { dueFields, repeatFields } from './rule-fields.ts'
import { fieldOf, problemOfWhat, whatFields } from './what-is-assigned.ts'

const Rules = many(
  z.string().transform((text, context) => {
    const rule = parseRule(text)
    if (rule !== null) return rule
    context.addIssue({ code: 'custom', message: 'not-found' })
    return z.NEVER
  }),
)

/** Assigns modules to those whom rules mean. */
export const assignByRules = action(
  'administrator',
  z.object({
    rules: Rules,
    ...whatFields,
    ...dueFields,
    ...repeatFields,
    preCheck: z.literal('yes').optional(),
  }),
  async (viewer, { rules, modules, pathId, preCheck, ...typed }, at) => {
    const wrong = problemOfWhat({ modules, pathId })
    if (wrong !== null) return { ok: false, field: 'modules', problem: wrong }
    const today = dayIn(viewer.organisationTimeZone, at.now)
    const due = readDueRule(typed, today)
    if (!due.ok) return { ok: false, field: due.field, problem: due.problem }
    const repeat = readRepeatRule(typed, today)
    if (!repeat.ok) return { ok: false, field: repeat.field, problem: repeat.problem }
    const assignment = await createAssignment(
      viewer,
      {
        modules,
        pathId,
        audience: { for: 'rules', rules },
        dueOn: due.rule,
        repeat: repeat.rule,
        preCheck: preCheck === 'yes' ? 'on' : 'off',
      },
      at,
    )
    if (assignment.ok) return { ok: true, goTo: `/admin/assignments/${assignment.assignmentId}` }
    const { problem } = assignment
    return { ok: false, field: problem === 'no-such-audience' ? 'rules' : fieldOf[problem], problem: 'not-found' }
  },
  { daily: 'assignments', field: 'modules' },
)

/** Gives an assignment other rules of who it is for. */
export const changeAudienceTo = action(
  'administrator',
  z.object({ assignmentId: Identifier, rules: Rules, seen: RequiredText }),
  async (viewer, input, at) => {
    const outcome = await changeAudience(viewer, input, at)
    if (outcome === 'changed') return { ok: true, goTo: `/admin/assignments/${input.assignmentId}` }
    return { ok: false, field: 'rules', problem: outcome === 'changed-meanwhile' ? outcome : 'not-found' }
  },
)
