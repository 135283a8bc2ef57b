import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { sql } from '#data/database/sql.ts'

export const TeamOfApi = z.object({
  id: z.uuid(),
  name: z.string(),
  parentId: z.uuid().nullable().describe('The team that it is below; null at the top.'),
  managers: z.array(z.uuid()).describe('The people who manage it.'),
  members: z.int().describe('How many people are in it, without those below it.'),
  createdAt: moment,
  archivedAt: moment.nullable().describe('Since when it is no longer used; null: it is in use.'),
})
export type TeamOfApi = z.output<typeof TeamOfApi>

/** The columns of the table `team`. */
export const teamColumns = sql`
  team.id, team.name, team.parent_id AS "parentId", team.created_at AS "createdAt", team.archived_at AS "archivedAt",
  ARRAY(SELECT m.person_id FROM team_manager m
    WHERE m.organisation_id = team.organisation_id AND m.team_id = team.id ORDER BY m.person_id) AS managers,
  (SELECT count(*)::int FROM team_member m WHERE m.organisation_id = team.organisation_id AND m.team_id = team.id) AS members`
