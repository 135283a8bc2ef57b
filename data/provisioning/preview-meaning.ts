import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'
import type { GroupMeaning } from './group-meaning.ts'
import { DirectoryGroup, directoryGroupColumns } from './list-directory-groups.ts'

const People = z.object({
  count: z.number(),
  names: z.array(z.object({ givenName: z.string(), familyName: z.string() })),
})

/** Whom a change of what a group means would touch: so many, of whom some are named. */
export type Touched = Readonly<z.output<typeof People>>

export type MeaningPreview = {
  readonly group: DirectoryGroup
  /** Of what the group means now: see shownVersion(). */
  readonly version: string
  /** They are put into the team, or get the role. */
  readonly gain: Touched
  /** They are in it, or have it, already. */
  readonly have: number
  /** What the group meant until now is taken from them. */
  readonly lose: Touched
}

/** How many of the touched are named. */
const named = 20

/** One group of the directory, and what would happen if it meant something else; null: there is no such group. */
export async function previewMeaning(
  viewer: Administrator,
  { groupId, meaning }: { groupId: string; meaning: GroupMeaning },
): Promise<MeaningPreview | null> {
  const { organisationId } = viewer
  const [group] = await readInOrganisation(
    viewer,
    DirectoryGroup,
    sql`SELECT ${directoryGroupColumns} FROM scim_group g
      WHERE g.organisation_id = ${organisationId}::uuid AND g.id = ${groupId}::uuid`,
  )
  if (group === undefined) return null
  const before = meaningOfRow(group)
  const isSame = JSON.stringify(before) === JSON.stringify(meaning)
  const people = async (condition: Query) => {
    const [found] = await readInOrganisation(viewer, People, touched(organisationId, groupId, condition))
    return found ?? { count: 0, names: [] }
  }
  const gain = meaning.kind === 'nothing' ? sql`false` : sql`NOT ${has(meaning)}`
  const lose =
    isSame || before.kind === 'nothing' ? sql`false` : sql`${has(before)} AND NOT ${meantByAnother(before, groupId)}`
  return {
    group,
    version: shownVersion(before),
    gain: await people(gain),
    have: meaning.kind === 'nothing' ? 0 : (await people(has(meaning))).count,
    lose: await people(lose),
  }
}

function meaningOfRow({ meaning, team, role }: DirectoryGroup): GroupMeaning {
  if ((meaning === 'member' || meaning === 'manager') && team !== null) return { kind: meaning, teamId: team.id }
  return meaning === 'role' && role !== null ? { kind: 'role', role } : { kind: 'nothing' }
}

function touched(organisationId: string, groupId: string, condition: Query): Query {
  return sql`
    WITH those AS (
      SELECT p.id, p.given_name, p.family_name FROM scim_member m
      JOIN scim_user u ON u.organisation_id = m.organisation_id AND u.id = m.user_id
      JOIN person p ON p.organisation_id = u.organisation_id AND p.id = u.person_id
      WHERE m.organisation_id = ${organisationId}::uuid AND m.group_id = ${groupId}::uuid AND ${condition})
    SELECT (SELECT count(*)::int FROM those) AS count,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('givenName', n.given_name, 'familyName', n.family_name)), '[]')
        FROM (SELECT * FROM those ORDER BY family_name, given_name, id LIMIT ${named}::int) n) AS names`
}

/** Whether the person `p` has what a group means. */
function has(meaning: Exclude<GroupMeaning, { kind: 'nothing' }>): Query {
  switch (meaning.kind) {
    case 'member':
      return sql`EXISTS (SELECT FROM team_member h WHERE h.organisation_id = p.organisation_id AND h.person_id = p.id AND h.team_id = ${meaning.teamId}::uuid)`
    case 'manager':
      return sql`EXISTS (SELECT FROM team_manager h WHERE h.organisation_id = p.organisation_id AND h.person_id = p.id AND h.team_id = ${meaning.teamId}::uuid)`
    case 'role':
      return sql`EXISTS (SELECT FROM person_role h WHERE h.organisation_id = p.organisation_id AND h.person_id = p.id AND h.role = ${meaning.role}::role)`
  }
}

/** Whether the person `p` is in another group that means the same. */
function meantByAnother(meaning: Exclude<GroupMeaning, { kind: 'nothing' }>, groupId: string): Query {
  const same =
    meaning.kind === 'role'
      ? sql`o.meaning = 'role' AND o.role = ${meaning.role}::role`
      : sql`o.meaning = ${meaning.kind}::text AND o.team_id = ${meaning.teamId}::uuid`
  return sql`EXISTS (SELECT FROM scim_member a JOIN scim_group o ON o.organisation_id = a.organisation_id AND o.id = a.group_id
    WHERE a.organisation_id = m.organisation_id AND a.user_id = m.user_id AND o.id <> ${groupId}::uuid AND ${same})`
}
