'use server'

import { z } from 'zod'
import { assignToPeople } from '#data/assignments/assign-to-people.ts'
import { changeDueDate } from '#data/assignments/change-due-date.ts'
import { remindPeople } from '#data/notices/remind-people.ts'
import { action } from './action.ts'
import { DueDay, Identifier, isPast, many, RequiredText } from './fields.ts'
import { ModuleOrPath } from './what-is-assigned.ts'

const People = z.object({ teamId: Identifier, personId: many(Identifier).refine((ids) => ids.length > 0, 'not-found') })

/** Where a manager comes back to, which then says what was done to how many. */
function backTo(teamId: string, outcomeQuery: Readonly<Record<string, string | number>>): { ok: true; goTo: string } {
  const search = new URLSearchParams(Object.entries(outcomeQuery).map(([key, value]) => [key, `${value}`]))
  return { ok: true, goTo: `/teams/${teamId}?${search}` }
}

/** A manager asks some of their people to do a module or a path. */
export const assignToMany = action(
  'manager',
  People.extend({ moduleSlug: ModuleOrPath, dueOn: DueDay }),
  async (viewer, { teamId, personId: personIds, moduleSlug: what, dueOn }, at) => {
    if (isPast(dueOn, viewer, at)) return { ok: false, field: 'dueOn', problem: 'in-the-past' }
    const assignment = await assignToPeople(viewer, { personIds, what, dueOn }, at)
    if (assignment.ok) return backTo(teamId, { done: 'assigned', count: assignment.asked, already: assignment.already })
    return {
      ok: false,
      field: assignment.problem === 'nobody' ? 'personId' : 'moduleSlug',
      problem: 'not-found',
    }
  },
  { daily: 'assignments', field: 'moduleSlug' },
)

/** A manager reminds some of their people of what they have to do. */
export const remindMany = action('manager', People, async (viewer, { teamId, personId: personIds }, at) => {
  const { reminded, already, withoutWork } = await remindPeople(viewer, personIds, at)
  return backTo(teamId, { done: 'reminded', count: reminded, already: already + withoutWork })
})

/** A manager gives some of their people another day for a module that is open. */
export const changeDates = action(
  'manager',
  People.extend({ moduleSlug: RequiredText, dueOn: DueDay }),
  async (viewer, { teamId, personId: personIds, moduleSlug, dueOn }, at) => {
    if (isPast(dueOn, viewer, at)) return { ok: false, field: 'dueOn', problem: 'in-the-past' }
    const count = await changeDueDate(viewer, { personIds, moduleSlug, dueOn }, at)
    return backTo(teamId, { done: 'redated', count, already: personIds.length - count })
  },
)
