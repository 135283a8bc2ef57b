import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { type PracticeTexts, practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { moment } from '#data/database/columns.ts'
import { inOrderOf } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { teamIsInScope } from '#data/scope.ts'
import { statusesAreShown } from '#data/understanding/shared/statuses-of.ts'
import type { Manager } from '#data/viewer.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { type ToDo, toDoNow } from '#domain/reports/to-do-now.ts'
import { type NightlyStanding, nightlyStanding, TeamNights, teamNights, twoNights } from './internal/nights-of-teams.ts'

const TeamRow = z.object({
  id: z.string(),
  name: z.string(),
  parentId: z.string().nullable(),
  people: z.number(),
  overdue: z.number(),
  overdueSince: moment.nullable(),
  ...TeamNights,
  statusesShown: z.boolean(),
})

export type TeamStanding = NightlyStanding & {
  readonly id: string
  readonly name: string
  /** The team that it belongs to, where that is the viewer's too. */
  readonly parentId: string | null
  /** Clinicians in it and in those below it. */
  readonly people: number
  readonly overdue: { readonly people: number; readonly since: Date } | null
}

export type MyTeams = {
  /** When the figures are of; null: no night has written any yet. */
  readonly asOf: Date | null
  readonly practices: readonly PracticeTexts[]
  readonly teams: readonly TeamStanding[]
  readonly toDo: readonly ToDo[]
  /** Whether the organisation lets them see, in the teams' reports, who it is. */
  readonly statusesShown: boolean
}

/**
 * How each of a manager's teams stands, from what the night has written and what is overdue today. Nobody's understanding is
 * read, so it is no look at anyone.
 */
export async function myTeams(viewer: Manager, { now }: { now: Date }): Promise<MyTeams> {
  const { organisationId } = viewer
  const today = dayIn(viewer.organisationTimeZone, now)
  const [curriculum, rows] = await Promise.all([
    curriculumInService(viewer),
    readInOrganisation(
      viewer,
      TeamRow,
      sql`
        WITH RECURSIVE under AS (
          SELECT team.id AS team_id, team.id FROM team WHERE ${teamIsInScope(viewer)}
          UNION
          SELECT u.team_id, t.id FROM under u
          JOIN team t ON t.organisation_id = ${organisationId}::uuid AND t.parent_id = u.id
        ), member AS MATERIALIZED (
          -- Each person of a team once, however many of the viewer's teams it is below.
          SELECT m.team_id, m.person_id, (
            SELECT min(e.due_on) FROM enrolment e
            WHERE e.organisation_id = m.organisation_id AND e.person_id = m.person_id AND e.assignment_id IS NOT NULL
              AND e.completed_at IS NULL AND e.released_at IS NULL AND e.due_on < ${today}::date) AS late_since
          FROM team_member m
          JOIN person ON person.organisation_id = m.organisation_id AND person.id = m.person_id AND person.status <> 'suspended'
          JOIN person_role r ON r.organisation_id = m.organisation_id AND r.person_id = m.person_id AND r.role = 'clinician'
          WHERE m.organisation_id = ${organisationId}::uuid AND m.team_id = ANY (ARRAY(SELECT DISTINCT u.id FROM under u))
        ), own AS MATERIALIZED (
          SELECT each.team_id, count(*)::integer AS people, count(each.late_since)::integer AS overdue, min(each.late_since) AS since
          FROM (
            SELECT DISTINCT u.team_id, member.person_id, member.late_since FROM under u JOIN member ON member.team_id = u.id
          ) each
          GROUP BY each.team_id
        ), ${twoNights(organisationId)}
        SELECT team.id, team.name, team.parent_id AS "parentId", coalesce(own.people, 0) AS people,
          coalesce(own.overdue, 0) AS overdue, own.since AS "overdueSince",
          ${statusesAreShown(viewer)} AS "statusesShown", ${teamNights}
        FROM team
        LEFT JOIN own ON own.team_id = team.id
        WHERE ${teamIsInScope(viewer)}
        ORDER BY ${inOrderOf(viewer, sql`team.name`)}, team.id`,
    ),
  ])
  const practices = practicesFor(viewer, curriculum)
  const ids = practices.map(({ id }) => id)
  const teamIds = new Set(rows.map(({ id }) => id))
  const teams = rows.map(
    ({ newest, earlier, overdue, overdueSince, parentId, statusesShown: _, ...team }): TeamStanding => ({
      ...team,
      parentId: parentId !== null && teamIds.has(parentId) ? parentId : null,
      overdue: overdueSince === null ? null : { people: overdue, since: overdueSince },
      ...nightlyStanding({ newest, earlier }, ids),
    }),
  )
  return {
    asOf: rows.find(({ newest }) => newest !== null)?.newest?.row.day ?? null,
    practices,
    teams,
    statusesShown: rows.some(({ statusesShown }) => statusesShown),
    toDo: toDoNow(
      teams.map((team) => ({ ...team, figures: team.night?.figures ?? null })),
      practices,
    ),
  }
}
