import { z } from 'zod'
import { askedModules } from '#data/assignments/shared/asked-modules.ts'
import { moment } from '#data/database/columns.ts'
import { nameOf, personByName } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { statusesOf } from '#data/understanding/shared/statuses-of.ts'
import type { PersonUnderstanding } from '#data/understanding/shared/understanding-rows.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import type { VisibilityToday } from '#domain/comprehension/groups/suppression.ts'
import { findReportedTeam, type ReportedTeam } from './find-reported-team.ts'
import { keepTeamLook, type LookForm } from './keep-team-look.ts'
import { readTeamPast, type TeamPast } from './team-history.ts'
import { teamVisibility } from './team-visibility.ts'

const MemberRow = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  profession: z.string(),
  /** The teams that they are in themselves. */
  teamIds: z.array(z.string()),
  /** Modules that were asked of them, each once however often it was asked, and those of which nothing is open. */
  assigned: z.array(z.string()),
  finished: z.array(z.string()),
  /** Modules that they need not finish now, and that stand in neither. */
  waived: z.array(z.string()),
  excused: z.array(z.string()),
  /** What was asked of them and is not finished, the earliest due first. */
  open: z.array(z.object({ module: z.string(), dueOn: moment.nullable(), askedAt: moment })),
  /** When and by whom someone with open work was reminded last, and why another reminder would do nothing now. */
  reminder: z.object({
    at: moment.nullable(),
    by: z.string().nullable(),
    unless: z.enum(['reminded-today', 'not-joined']).nullable(),
  }),
})
export type TeamMember = z.output<typeof MemberRow>

export type TeamWithMembers = {
  readonly team: Pick<ReportedTeam, 'id' | 'name' | 'above' | 'below'>
  readonly people: readonly TeamMember[]
  readonly visibility: VisibilityToday
  /** Null: the organisation lets this reader see groups alone. */
  readonly statuses: TeamStatuses | null
}

/** What is known of a team's clinicians by name. */
type TeamStatuses = {
  readonly understandingOf: (personId: string) => PersonUnderstanding
  readonly past: TeamPast
}

/** A team of so many that a report names none of them. */
export type TeamOfMany = {
  readonly team: TeamWithMembers['team']
  readonly people: 'too-many'
  readonly statusesShown: boolean
}

/**
 * A team with those below it, and what its clinicians understand; null when the team is not the viewer's to see. That they
 * looked is kept before, where there is anything of someone's to see. Of more than `namingLimit` clinicians none is read.
 */
export async function readTeam(
  viewer: Manager | Administrator,
  teamId: string,
  { now, form, namingLimit, practices }: Reading & { namingLimit: number },
): Promise<TeamWithMembers | TeamOfMany | null> {
  const reportedTeam = await findReportedTeam(viewer, teamId, { namingLimit })
  if (reportedTeam === null) return null
  const { reached, lastVisibility, statusesShown, tooMany, personIds, ...team } = reportedTeam
  if (tooMany) return { team, people: 'too-many', statusesShown }
  const [people, statuses] = await Promise.all([
    readMembers(viewer, { personIds, now }),
    statusesShown ? readStatuses(viewer, teamId, { personIds, now, form, practices }) : null,
  ])
  return { team, people, visibility: teamVisibility({ teamId, reached, members: people, lastVisibility }), statuses }
}

type Reading = {
  readonly now: Date
  readonly form: LookForm
  /** Ids of those that are reported. */
  readonly practices: Promise<readonly string[]>
}

/** Nothing of anyone's before the look is kept; all else at once. */
async function readStatuses(
  viewer: Manager | Administrator,
  teamId: string,
  { personIds, now, form, practices }: Reading & { personIds: readonly string[] },
): Promise<TeamStatuses> {
  const look = keepTeamLook(viewer, { teamId, personIds, form, now })
  const [understandingOf, past] = await Promise.all([
    look.then(() => statusesOf(viewer, personIds)),
    readTeamPast(viewer, { teamId, practices, personIds, look, now }),
  ])
  return { understandingOf, past }
}

/** By each person's own keys, so that it costs the same in any organisation. */
function readMembers(
  viewer: Manager | Administrator,
  { personIds, now }: { personIds: readonly string[]; now: Date },
): Promise<TeamMember[]> {
  const { organisationId } = viewer
  return readInOrganisation(
    viewer,
    MemberRow,
    sql`
      SELECT person.id, person.given_name AS "givenName", person.family_name AS "familyName", person.profession, own.team_ids AS "teamIds",
        coalesce(asked.assigned, '{}') AS assigned, coalesce(asked.finished, '{}') AS finished,
        coalesce(asked.waived, '{}') AS waived, coalesce(asked.excused, '{}') AS excused, work.open,
        jsonb_build_object('at', last.created_at, 'by', last.by, 'unless', CASE
          WHEN person.status <> 'active' THEN 'not-joined'
          WHEN last.day = (${now}::timestamptz AT TIME ZONE coalesce(person.time_zone, ${viewer.organisationTimeZone}::text))::date
            THEN 'reminded-today'
        END) AS reminder
      FROM person
      CROSS JOIN LATERAL (
        SELECT array_agg(m.team_id::text) AS team_ids FROM team_member m
        WHERE m.organisation_id = ${organisationId}::uuid AND m.person_id = person.id
      ) own
      CROSS JOIN LATERAL (
        SELECT array_agg(module_slug) FILTER (WHERE spared_by IS NULL) AS assigned, array_agg(module_slug) FILTER (WHERE done) AS finished,
          array_agg(module_slug) FILTER (WHERE spared_by = 'waiver') AS waived,
          array_agg(module_slug) FILTER (WHERE spared_by = 'understanding') AS excused
        FROM (${askedModules({ organisationId, of: sql`e.person_id = person.id`, at: now })}) module
      ) asked
      CROSS JOIN LATERAL (
        SELECT coalesce(jsonb_agg(jsonb_build_object('module', e.module_slug, 'dueOn', e.due_on, 'askedAt', e.created_at)
          ORDER BY e.due_on, e.id), '[]') AS open
        FROM enrolment e
        WHERE e.organisation_id = ${organisationId}::uuid AND e.person_id = person.id AND e.assignment_id IS NOT NULL
          AND e.completed_at IS NULL AND e.released_at IS NULL
      ) work
      LEFT JOIN LATERAL (
        SELECT n.created_at, n.day, ${nameOf(sql`by`)} AS by
        FROM notice n LEFT JOIN person by ON by.organisation_id = n.organisation_id AND by.id = n.by_id
        WHERE n.organisation_id = ${organisationId}::uuid AND n.person_id = person.id AND n.kind = 'reminder'
        ORDER BY n.day DESC LIMIT 1
      ) last ON work.open <> '[]'
      WHERE person.organisation_id = ${organisationId}::uuid AND person.id = ANY (${personIds}::uuid[])
        AND person.status <> 'suspended'
      ORDER BY ${personByName(viewer)}`,
  )
}
