'use server'

import { z } from 'zod'
import { changeDueDate } from '#data/assignments/change-due-date.ts'
import { action } from './action.ts'
import { DueDay, Identifier, isPast, Required } from './fields.ts'

/** A manager gives one of their people another day for a module that is open. */
export const changeDate = action(
  'manager',
  z.object({ personId: Identifier, moduleSlug: Required, dueOn: DueDay }),
  async (viewer, { personId, moduleSlug, dueOn }, at) => {
    if (isPast(dueOn, viewer, at)) return { ok: false, field: 'dueOn', problem: 'in-the-past' }
    const changed = await changeDueDate(viewer, { personIds: [personId], moduleSlug, dueOn }, at)
    return changed === 0 ? { ok: false, field: 'dueOn', problem: 'not-found' } : { ok: true, done: 'due-date-changed' }
  },
)
