import { z } from 'zod'
import { inOrderOf } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { teamIsInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'

const Preview = z.object({
  name: z.string(),
  /** The names of the teams below it, at any depth. */
  below: z.array(z.string()),
  /** People in it and in those below, people in it alone, and who manages any of them. */
  members: z.number(),
  ownMembers: z.number(),
  managers: z.number(),
  /** Assignments in force to it and to those below, and to it alone. */
  assignments: z.number(),
  ownAssignments: z.number(),
  /** Channels of Teams and Slack that hear of it or of those below, and of it alone. */
  channels: z.number(),
  ownChannels: z.number(),
})
export type TeamEndPreview = Readonly<z.output<typeof Preview>>

/** What archiving a team with all below it, or merging it into another, would touch; null: no such team. */
export async function previewTeamEnd(viewer: Administrator, teamId: string): Promise<TeamEndPreview | null> {
  const { organisationId } = viewer
  const org = sql`${organisationId}::uuid`
  const [preview] = await readInOrganisation(
    viewer,
    Preview,
    sql`
      SELECT team.name, ARRAY(SELECT t.name FROM team t WHERE t.organisation_id = ${org} AND t.id = ANY (reached.teams)
          AND t.id <> team.id AND t.archived_at IS NULL ORDER BY ${inOrderOf(viewer, sql`t.name`)}, t.id) AS below,
        (SELECT count(DISTINCT m.person_id)::integer FROM team_member m WHERE m.organisation_id = ${org} AND m.team_id = ANY (reached.teams)) AS members,
        (SELECT count(*)::integer FROM team_member m WHERE m.organisation_id = ${org} AND m.team_id = team.id) AS "ownMembers",
        (SELECT count(DISTINCT m.person_id)::integer FROM team_manager m WHERE m.organisation_id = ${org} AND m.team_id = ANY (reached.teams)) AS managers,
        (SELECT count(*)::integer FROM assignment a WHERE a.organisation_id = ${org} AND a.withdrawn_at IS NULL AND a.team_id = ANY (reached.teams)) AS assignments,
        (SELECT count(*)::integer FROM assignment a WHERE a.organisation_id = ${org} AND a.withdrawn_at IS NULL AND a.team_id = team.id) AS "ownAssignments",
        (SELECT count(*)::integer FROM webhook w WHERE w.organisation_id = ${org} AND w.team_id = ANY (reached.teams)) AS channels,
        (SELECT count(*)::integer FROM webhook w WHERE w.organisation_id = ${org} AND w.team_id = team.id) AS "ownChannels"
      FROM team, LATERAL (SELECT teams_and_below(${org}, ARRAY[team.id]) AS teams) reached
      WHERE ${teamIsInScope(viewer)} AND team.id = ${teamId}::uuid`,
  )
  return preview ?? null
}
