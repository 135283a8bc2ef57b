'use server'

import { z } from 'zod'
import { changeStatusReaders } from '#data/understanding/change-status-readers.ts'
import { statusReaders } from '#domain/reports/status-readers.ts'
import { action } from './action.ts'

/** Whom the organisation shows what one person understands, by name. */
export const chooseStatusReaders = action(
  'administrator',
  z.object({ readers: z.enum(statusReaders, 'required') }),
  async (viewer, choice, at) => {
    await changeStatusReaders(viewer, choice, at)
    return { ok: true, goTo: '/admin/statuses?done=changed' }
  },
)
