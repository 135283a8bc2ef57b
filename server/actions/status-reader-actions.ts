'use server'

import { z } from 'zod'
import { changeStatusReaders } from '#data/understanding/change-status-readers.ts'
import { statusReaders } from '#domain/reports/status-readers.ts'
import { action } from './action.ts'
import { SeenVersion } from './fields.ts'

/** Whom the organisation shows what one person understands, by name. */
export const chooseStatusReaders = action(
  'administrator',
  z.object({ readers: z.enum(statusReaders, 'required'), seen: SeenVersion }),
  async (viewer, choice, at) => {
    if ((await changeStatusReaders(viewer, choice, at)) === 'changed-meanwhile')
      return { ok: false, field: 'readers', problem: 'changed-meanwhile' }
    return { ok: true, goTo: '/admin/statuses?done=changed' }
  },
)
