import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { GroupMeaning } from '#data/provisioning/group-meaning.ts'
import { type AffectedPeople, TouchedPeople, type Touching } from '#data/provisioning/touching.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'

/** How many of the touched are named. */
const maxNames = 20

/**
 * What would happen if a group meant something else.
 *
 * @param group.people its members: what follows FROM in a query, with the table `person` as `p`, and ends with a condition.
 */
export async function whomItTouches(
  viewer: Administrator,
  group: { readonly id: string; readonly people: Query; readonly means: GroupMeaning },
  meaning: GroupMeaning,
): Promise<Touching> {
  const { means: before } = group
  const isSame = JSON.stringify(before) === JSON.stringify(meaning)
  const people = async (condition: Query): Promise<AffectedPeople> => {
    const [affectedNow] = await readInOrganisation(viewer, TouchedPeople, affectedPeople(group.people, condition))
    return affectedNow ?? { count: 0, names: [] }
  }
  const gain = meaning.kind === 'nothing' ? sql`false` : sql`NOT ${has(meaning)}`
  const lose =
    isSame || before.kind === 'nothing' ? sql`false` : sql`${has(before)} AND NOT ${meantByAnother(before, group.id)}`
  return {
    version: shownVersion(before),
    gain: await people(gain),
    have: meaning.kind === 'nothing' ? 0 : (await people(has(meaning))).count,
    lose: await people(lose),
  }
}

/** What a group means, as a query lists it. */
export const MeaningRow = z.object({
  meaning: z.enum(['nothing', 'member', 'manager', 'role']),
  team: z.object({ id: z.string(), name: z.string() }).nullable(),
  role: z.enum(['clinician', 'manager', 'administrator']).nullable(),
})

/** The columns of a MeaningRow, of the table `g`. */
export const meaningColumns = sql`g.meaning, g.role,
  (SELECT jsonb_build_object('id', t.id, 'name', t.name) FROM team t
    WHERE t.organisation_id = g.organisation_id AND t.id = g.team_id) AS team`

export function meaningOfRow({ meaning, team, role }: Readonly<z.output<typeof MeaningRow>>): GroupMeaning {
  if ((meaning === 'member' || meaning === 'manager') && team !== null) return { kind: meaning, teamId: team.id }
  return meaning === 'role' && role !== null ? { kind: 'role', role } : { kind: 'nothing' }
}

function affectedPeople(people: Query, condition: Query): Query {
  return sql`
    WITH those AS (SELECT p.id, p.given_name, p.family_name FROM ${people} AND ${condition})
    SELECT (SELECT count(*)::int FROM those) AS count,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('givenName', n.given_name, 'familyName', n.family_name)
          ORDER BY n.family_name, n.given_name, n.id), '[]')
        FROM (SELECT * FROM those ORDER BY family_name, given_name, id LIMIT ${maxNames}::int) n) AS names`
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

/** Whether the person `p` is in another group, of the directory or of the sign-in provider, that means the same. */
function meantByAnother(meaning: Exclude<GroupMeaning, { kind: 'nothing' }>, groupId: string): Query {
  const same =
    meaning.kind === 'role'
      ? sql`o.meaning = 'role' AND o.role = ${meaning.role}::role`
      : sql`o.meaning = ${meaning.kind}::text AND o.team_id = ${meaning.teamId}::uuid`
  return sql`(
    EXISTS (SELECT FROM scim_user w
      JOIN scim_member a ON a.organisation_id = w.organisation_id AND a.user_id = w.id
      JOIN scim_group o ON o.organisation_id = a.organisation_id AND o.id = a.group_id
      WHERE w.organisation_id = p.organisation_id AND w.person_id = p.id AND o.id <> ${groupId}::uuid AND ${same})
    OR EXISTS (SELECT FROM sign_on_account w
      JOIN sign_on_group o ON o.organisation_id = w.organisation_id AND o.value = ANY (w.group_values)
      WHERE w.organisation_id = p.organisation_id AND w.person_id = p.id AND o.id <> ${groupId}::uuid AND ${same}))`
}
