import { z } from 'zod'
import { moment } from '#data/database/columns.ts'

/** A group of the directory as it is kept here. */
export const GroupRow = z.object({
  id: z.string(),
  displayName: z.string(),
  externalId: z
    .string()
    .nullable()
    .transform((id) => id ?? undefined),
  version: z.number(),
  createdAt: moment,
  changedAt: moment,
  members: z.array(z.object({ value: z.string(), display: z.string() })),
})

export type GroupRow = Readonly<z.output<typeof GroupRow>>
