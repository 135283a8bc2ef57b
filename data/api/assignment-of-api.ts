import { z } from 'zod'
import { NamedRule } from '#data/assignments/shared/named-rules-json.ts'
import { moment } from '#data/database/columns.ts'
import { dayCounts } from '#domain/assignments/due-rule.ts'
import { repeatKinds } from '#domain/assignments/repeat-rule.ts'

export const AssignmentOfApi = z.object({
  id: z.uuid(),
  modules: z.array(z.string()).describe('The modules that it asks for; of a path, its steps in their order.'),
  pathId: z.uuid().nullable().describe('The path that it asks for; null: modules.'),
  inOrder: z.boolean().describe('Of a path: each step opens once those before it are done.'),
  teamId: z.uuid().nullable().describe('The team that it is for, with those below it.'),
  personId: z.uuid().nullable().describe('The person that it is for.'),
  audience: z
    .array(NamedRule.omit({ name: true }))
    .nullable()
    .describe(
      'Who its rules ask and who they leave out, by the id of a team or person or the name of a profession or site; null: it has none.',
    ),
  dueBy: z
    .enum(['date', ...dayCounts])
    .describe(
      '"date": on one day for everyone. "joining": so many days after each person joined or came back, and at the earliest after it was made. "asking": so many days after each was first asked.',
    ),
  dueOn: z.iso
    .date()
    .describe(
      'The last day on which it is on time, where the organisation is. With days, that of a person who was there when it was made: /completion has that of each.',
    ),
  dueDays: z.int().nullable().describe('How many days; null: it is due on one day.'),
  repeat: z
    .object({
      by: z.enum(repeatKinds),
      months: z.int(),
      from: z.iso.date().nullable(),
      dueDays: z.int(),
    })
    .nullable()
    .describe(
      'When it asks again those who have completed it: "calendar" on `from` and every so many months after it, "completion" so many months after each person completed the module last. Each round is due `dueDays` after it is asked. Null: it asks once.',
    ),
  createdAt: moment,
  withdrawnAt: moment.nullable().describe('Since when it is no longer asked; null: it is.'),
})
export type AssignmentOfApi = z.output<typeof AssignmentOfApi>
