'use server'

import { z } from 'zod'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { action } from './action.ts'
import { DueDay, Identifier, isPast, Required } from './fields.ts'

/** A manager asks one of their people to do a module. */
export const assignToPerson = action(
  'manager',
  z.object({ teamId: Identifier, personId: Identifier, moduleSlug: Required, dueOn: DueDay }),
  async (viewer, { teamId, personId, moduleSlug, dueOn }, at) => {
    if (isPast(dueOn, viewer, at)) return { ok: false, field: 'dueOn', problem: 'in-the-past' }
    const created = await createAssignment(
      viewer,
      { modules: [moduleSlug], audience: { for: 'person', personId }, dueOn },
      at,
    )
    if (created.ok) return { ok: true, goTo: `/teams/${teamId}?done=assigned` }
    return { ok: false, field: created.problem === 'no-such-module' ? 'moduleSlug' : 'personId', problem: 'not-found' }
  },
)
