import { z } from 'zod'
import type { ClientWithScope } from '#data/api-client.ts'
import { enrolmentIsOverdue } from '#data/assignments/shared/enrolment-is-overdue.ts'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { isInTeam } from './internal/in-team.ts'
import { keepApiLook } from './internal/keep-api-look.ts'
import { isAfter, limitOf, partOf } from './internal/part-of.ts'
import { peopleOfEvents } from './internal/people-of-events.ts'
import type { Part, Place } from './page.ts'

export const completionStatuses = [
  'to-do',
  'locked',
  'under-way',
  'completed',
  'waived',
  'excused',
  'no-longer-asked',
] as const

export const CompletionOfApi = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  module: z.string(),
  assignmentId: z.uuid().nullable().describe('What asks for it; null: they chose it themselves.'),
  round: z.int().describe('1, or the how manieth time that the same assignment asks for it.'),
  status: z
    .enum(completionStatuses)
    .describe(
      '"completed": to the end. It does not say that they understand: ask /understanding for that. "waived" and "excused" (by ' +
        'what they understand) need not finish it now, and are neither completed nor overdue. "locked" is a later step of a path: ' +
        'it opens once those before it are done, has no date until then, and is never overdue.',
    ),
  overdue: z.boolean(),
  dueOn: z.iso.date().nullable().describe('The last day on which it is on time, where the organisation is.'),
  askedAt: moment,
  completedAt: moment.nullable(),
})
export type CompletionOfApi = z.output<typeof CompletionOfApi>

export type CompletionRequest = Place & {
  readonly person: string | null
  /** Of people in this team or one below it. */
  readonly team: string | null
  readonly module: string | null
  readonly status: (typeof completionStatuses)[number] | null
  readonly overdue: boolean | null
  readonly changedSince: Date | null
}

/** What gives people another date, or asks again of them what was no longer asked: an enrolment does not say when. */
const changesOfPeople = [
  ...(['due-date.changed', 'person.changed', 'person.imported', 'person.import-undone', 'person.reinstated'] as const),
  ...(['waiver.made', 'waiver.lifted', 'waiver.ended'] as const),
  ...(['person.came-back', 'person.role-added', 'team.member-added'] as const),
  // What was spared is no longer asked, since before.
  ...(['person.suspended', 'person.left', 'person.role-removed', 'team.member-removed'] as const),
]
const changesOfAssignments = [
  'assignment.due-date-changed',
  // What was spared is no longer asked, since before.
  ...(['assignment.withdrawn', 'assignment.restored'] as const),
  'assignment.audience-changed',
  'assignment.repeat-changed',
]

/** "excused" says of someone that they understand: for a programme that may read that, where the organisation shows it. */
function maySayExcused(client: ClientWithScope<'completion:read'>): Query {
  return client.scopes.includes('understanding:read')
    ? sql`statuses_shown(${client.organisationId}::uuid, ${client.acts}::text)`
    : sql`false`
}

/** Who has completed what of what was asked of them, or of what they chose. Looking is kept, for each of them to see. */
export async function listCompletionForApi(
  client: ClientWithScope<'completion:read'>,
  request: CompletionRequest,
  { now }: { now: Date },
): Promise<Part<CompletionOfApi>> {
  const { organisationId } = client
  const { person, team, module, status, overdue, changedSince } = request
  const rows = await readInOrganisation(
    client,
    CompletionOfApi,
    sql`
      SELECT * FROM (
        SELECT e.id, e.person_id AS "personId", e.module_slug AS module, e.assignment_id AS "assignmentId", e.round,
          CASE WHEN e.completed_at IS NOT NULL THEN 'completed' WHEN e.spared_by = 'waiver' THEN 'waived'
            WHEN e.spared_by = 'understanding' AND ${maySayExcused(client)} THEN 'excused' WHEN e.locked THEN 'locked' WHEN e.released_at IS NOT NULL THEN 'no-longer-asked'
            WHEN EXISTS (SELECT 1 FROM attempt t WHERE t.organisation_id = e.organisation_id AND t.enrolment_id = e.id)
              THEN 'under-way' ELSE 'to-do' END AS status,
          coalesce(${enrolmentIsOverdue(client, { now })}, false) AS overdue,
          CASE WHEN NOT e.locked OR e.completed_at IS NOT NULL THEN e.due_on::text END AS "dueOn", coalesce(e.opened_at, e.created_at) AS "askedAt", e.completed_at AS "completedAt"
        FROM enrolment e
        WHERE e.organisation_id = ${organisationId}::uuid AND ${isAfter(request, sql`e.id`)}
          AND ${person === null ? sql`true` : sql`e.person_id = ${person}::uuid`}
          AND ${isInTeam(organisationId, team, sql`e.person_id`)}
          AND ${module === null ? sql`true` : sql`e.module_slug = ${module}`}
          AND ${
            changedSince === null
              ? sql`true`
              : sql`(e.created_at >= ${changedSince}::timestamptz OR e.completed_at >= ${changedSince}::timestamptz
                  OR e.released_at >= ${changedSince}::timestamptz OR e.opened_at >= ${changedSince}::timestamptz
                  OR (e.assignment_id, e.person_id) IN (SELECT x.assignment_id, x.person_id FROM excusal x
                    WHERE x.organisation_id = e.organisation_id AND x.ended_at >= ${changedSince}::timestamptz)
                  OR e.person_id IN (${peopleOfEvents(changesOfPeople, { organisationId, since: changedSince })})
                  OR e.assignment_id IN (SELECT d.subject_id FROM audit_event d
                    WHERE d.organisation_id = e.organisation_id AND d.at >= ${changedSince}::timestamptz
                      AND d.action = ANY (${changesOfAssignments}::text[]))
                  OR EXISTS (SELECT 1 FROM attempt t
                    WHERE t.organisation_id = e.organisation_id AND t.enrolment_id = e.id AND t.started_at >= ${changedSince}::timestamptz))`
          }
      ) completion
      WHERE ${status === null ? sql`true` : sql`status = ${status}`}
        AND ${overdue === null ? sql`true` : sql`overdue = ${overdue}::boolean`}
      ORDER BY id ${limitOf(request)}`,
  )
  const part = partOf(rows, request)
  const personIds = part.rows.map(({ personId }) => personId)
  await keepApiLook(client, { what: 'completion', asked: person, personIds, now })
  return part
}
