'use server'

import { z } from 'zod'
import { changeAudience } from '#data/assignments/change-audience.ts'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { parseRule } from '#domain/assignments/audience-rule.ts'
import { action } from './action.ts'
import { DueDay, Identifier, isPast, many, Required } from './fields.ts'

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
    modules: many(Required).refine((modules) => modules.length > 0, 'choose-a-module'),
    dueOn: DueDay,
  }),
  async (viewer, { rules, modules, dueOn }, at) => {
    if (isPast(dueOn, viewer, at)) return { ok: false, field: 'dueOn', problem: 'in-the-past' }
    const created = await createAssignment(viewer, { modules, audience: { for: 'rules', rules }, dueOn }, at)
    if (created.ok) return { ok: true, goTo: `/admin/assignments/${created.assignmentId}` }
    return { ok: false, field: created.problem === 'no-such-audience' ? 'rules' : 'modules', problem: 'not-found' }
  },
)

/** Gives an assignment other rules of who it is for. */
export const changeAudienceTo = action(
  'administrator',
  z.object({ assignmentId: Identifier, rules: Rules, seen: Required }),
  async (viewer, asked, at) => {
    const outcome = await changeAudience(viewer, asked, at)
    if (outcome === 'changed') return { ok: true, goTo: `/admin/assignments/${asked.assignmentId}` }
    return { ok: false, field: 'rules', problem: outcome === 'changed-meanwhile' ? outcome : 'not-found' }
  },
)
