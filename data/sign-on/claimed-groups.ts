import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { GroupMeaning } from '#data/provisioning/group-meaning.ts'
import { MeaningRow, meaningColumns, meaningOfRow, whomItTouches } from '#data/provisioning/shared/whom-it-touches.ts'
import type { Touching } from '#data/provisioning/touching.ts'
import type { Administrator } from '#data/viewer.ts'

const ClaimedGroup = z.object({
  id: z.string(),
  /** What the directory calls the group of this id, where it sends groups too; else as the provider says it. */
  name: z.string(),
  /** As the provider says it: a name, or an id. */
  value: z.string(),
  /** Whom the provider named it of when they last signed in. */
  members: z.number(),
  ...MeaningRow.shape,
})

/** A group that the sign-in provider has named, or an administrator has entered. */
export type ClaimedGroup = Readonly<z.output<typeof ClaimedGroup>>

/** The columns of a ClaimedGroup but for how many are in it, of the table `g`. */
const columns = sql`g.id, g.value, ${meaningColumns},
  coalesce((SELECT d.display_name FROM scim_group d WHERE d.organisation_id = g.organisation_id AND d.external_id = g.value
    ORDER BY d.id LIMIT 1), g.value) AS name`

const groupsAPage = 50

/** Those that mean something first, then by what the provider calls them, a page at a time. */
export async function listClaimedGroups(
  viewer: Administrator,
  { search, page }: { search: string; page: number },
): Promise<{ groups: ClaimedGroup[]; hasMore: boolean }> {
  const groups = await readInOrganisation(
    viewer,
    ClaimedGroup,
    sql`WITH g AS MATERIALIZED (
        SELECT * FROM sign_on_group g WHERE g.organisation_id = ${viewer.organisationId}::uuid
          AND position(lower(${search}::text COLLATE "und-x-icu") IN lower(g.value COLLATE "und-x-icu")) > 0
        ORDER BY g.meaning = 'nothing', g.value, g.id OFFSET ${(page - 1) * groupsAPage}::int LIMIT ${groupsAPage + 1}::int)
      -- All accounts once, and not once for each group.
      SELECT ${columns}, coalesce(c.members, 0) AS members FROM g
      LEFT JOIN (SELECT v.value, count(*)::int AS members FROM sign_on_account a, unnest(a.group_values) v(value)
        WHERE a.organisation_id = ${viewer.organisationId}::uuid AND v.value IN (SELECT value FROM g)
        GROUP BY v.value) c ON c.value = g.value
      ORDER BY g.meaning = 'nothing', g.value, g.id`,
  )
  return { groups: groups.slice(0, groupsAPage), hasMore: groups.length > groupsAPage }
}

/** One group, and what would happen if it meant something else; null: there is no such group. */
export async function previewClaimedMeaning(
  viewer: Administrator,
  { groupId, meaning }: { groupId: string; meaning: GroupMeaning },
): Promise<({ readonly group: ClaimedGroup } & Touching) | null> {
  const [group] = await readInOrganisation(
    viewer,
    ClaimedGroup,
    sql`SELECT ${columns}, (SELECT count(*)::int FROM sign_on_account a
        WHERE a.organisation_id = g.organisation_id AND g.value = ANY (a.group_values)) AS members
      FROM sign_on_group g WHERE g.organisation_id = ${viewer.organisationId}::uuid AND g.id = ${groupId}::uuid`,
  )
  if (group === undefined) return null
  const people = sql`sign_on_account a
    JOIN person p ON p.organisation_id = a.organisation_id AND p.id = a.person_id
    WHERE a.organisation_id = ${viewer.organisationId}::uuid AND ${group.value}::text = ANY (a.group_values)`
  return { group, ...(await whomItTouches(viewer, { id: groupId, people, means: meaningOfRow(group) }, meaning)) }
}

const Coming = z.object({
  /** How many people's groups came at their last sign-in, and of how many they did not, and why. */
  came: z.number(),
  missing: z.number(),
  tooMany: z.number(),
  unreadable: z.number(),
  lastCame: moment.nullable(),
})

export type GroupsComing = Readonly<z.output<typeof Coming>>

/** Whether the provider sends groups at all: of the accounts that signed in since it was asked to. */
export async function groupsComing(viewer: Administrator): Promise<GroupsComing> {
  const of = (problem: string) => sql`count(*) FILTER (WHERE a.groups_problem = ${problem}::text)::int`
  const [coming] = await readInOrganisation(
    viewer,
    Coming,
    sql`SELECT count(*) FILTER (WHERE a.groups_at IS NOT NULL AND a.groups_problem IS NULL)::int AS came,
        ${of('missing')} AS missing, ${of('too-many')} AS "tooMany", ${of('unreadable')} AS unreadable,
        max(a.groups_at) AS "lastCame"
      FROM sign_on_account a WHERE a.organisation_id = ${viewer.organisationId}::uuid`,
  )
  return coming ?? { came: 0, missing: 0, tooMany: 0, unreadable: 0, lastCame: null }
}
