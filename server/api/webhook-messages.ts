import { z } from 'zod'
import type { MessageKind } from '#domain/webhooks/webhook-events.ts'

const Moment = z.iso.datetime()

const ofPerson = {
  personId: z.uuid(),
  teamIds: z.array(z.uuid()).describe('The teams that they were in then.'),
}
const ofModule = {
  ...ofPerson,
  enrolmentId: z.uuid().describe('The id of the entry in /completion.'),
  assignmentId: z.uuid().nullable().describe('What asked for it; null: they chose it themselves.'),
  module: z.string(),
  round: z.int(),
  dueOn: z.iso.date().nullable(),
}
const ofPractice = {
  ...ofPerson,
  practice: z.string(),
  lastAnswerAt: Moment.nullable().describe('The last answer that it rests on.'),
}

function message<Kind extends MessageKind, Data extends z.ZodRawShape>(type: Kind, data: Data) {
  return z.object({
    type: z.literal(type),
    timestamp: Moment.describe('When it happened, or was found.'),
    data: z.object(data),
  })
}

/** What is sent of each kind, for the description and for the test that holds messages to it. */
export const webhookMessages = {
  completed: {
    summary: 'Someone has finished a module',
    description: 'Sent within seconds. Completing a module is not understanding it.',
    body: message('completed', ofModule),
  },
  overdue: {
    summary: 'A module was not finished by the day on which it was due',
    description: 'Once for each date, within a quarter of an hour of the end of that day where the organisation is.',
    body: message('overdue', ofModule),
  },
  understands: {
    summary: 'Someone understands a practice, and did not before',
    description:
      'Only while the organisation shows statuses by name to managers and administrators. Within a quarter of an hour of the answer.',
    body: message('understands', ofPractice),
  },
  faded: {
    summary: 'Someone understood a practice, and too much time has passed',
    description: 'As “understands”; looked for once a day.',
    body: message('faded', ofPractice),
  },
  test: { summary: 'A test', description: 'An administrator asked for it.', body: message('test', {}) },
} as const

/** One event of the audit trail, a line of application/x-ndjson. */
export const TrailLine = z.object({
  place: z.int().describe('Counts up by one: a gap is something that is missing.'),
  id: z.uuid(),
  at: Moment,
  action: z.string(),
  actorId: z.uuid().nullable().describe('Who did it; null: the system, or someone not yet signed in.'),
  subjectType: z.string(),
  subjectId: z.uuid().nullable(),
  detail: z.record(z.string(), z.unknown()),
  redacted: z.boolean().describe('Whether what would say whose it is was taken out. The hash is that of what it was.'),
  previousHash: z.string().describe('The hash of the event before.'),
  hash: z.string(),
})
