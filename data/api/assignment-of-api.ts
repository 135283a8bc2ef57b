import { z } from 'zod'
import { NamedRule } from '#data/assignments/shared/rules-named.ts'
import { moment } from '#data/database/columns.ts'

export const AssignmentOfApi = z.object({
  id: z.uuid(),
  modules: z.array(z.string()).describe('The modules that it asks for.'),
  teamId: z.uuid().nullable().describe('The team that it is for, with those below it.'),
  personId: z.uuid().nullable().describe('The person that it is for.'),
  audience: z
    .array(NamedRule.omit({ name: true }))
    .nullable()
    .describe(
      'Whom its rules ask and whom they spare, by the id of a team or person or the name of a profession or site; null: it has none.',
    ),
  dueOn: z.iso.date().describe('The last day on which it is on time, where the organisation is.'),
  createdAt: moment,
  withdrawnAt: moment.nullable().describe('Since when it is no longer asked; null: it is.'),
})
export type AssignmentOfApi = z.output<typeof AssignmentOfApi>
