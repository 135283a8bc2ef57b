'use server'

import { z } from 'zod'
import { changeDueDate } from '#data/assignments/change-due-date.ts'
import { action } from './action.ts'
import { DueDay, Identifier, isPast, RequiredText } from './fields.ts'

/** A manager gives one of their people another day for a module that is open. */
export const changeDate = action(
  'manager',
  z.object({ personId: Identifier, moduleSlug: RequiredText, dueOn: DueDay }),
  async (viewer, { personId, moduleSlug, dueOn }, at) => {
    if (isPast(dueOn, viewer, at)) return { ok: false, field: 'dueOn', problem: 'in-the-past' }
    const changeCount = await changeDueDate(viewer, { personIds: [personId], moduleSlug, dueOn }, at)
    return changeCount === 0
      ? { ok: false, field: 'dueOn', problem: 'not-found' }
      : { ok: true, done: 'due-date-changed' }
  },
)
