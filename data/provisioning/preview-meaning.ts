import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import type { GroupMeaning } from './group-meaning.ts'
import { DirectoryGroup, directoryGroupColumns } from './list-directory-groups.ts'
import { meaningOfRow, whomItTouches } from './shared/whom-it-touches.ts'
import type { Touching } from './touching.ts'

/** One group of the directory, and what would happen if it meant something else; null: there is no such group. */
export async function previewMeaning(
  viewer: Administrator,
  { groupId, meaning }: { groupId: string; meaning: GroupMeaning },
): Promise<({ readonly group: DirectoryGroup } & Touching) | null> {
  const { organisationId } = viewer
  const [group] = await readInOrganisation(
    viewer,
    DirectoryGroup,
    sql`SELECT ${directoryGroupColumns} FROM scim_group g
      WHERE g.organisation_id = ${organisationId}::uuid AND g.id = ${groupId}::uuid`,
  )
  if (group === undefined) return null
  const people = sql`scim_member m
    JOIN scim_user u ON u.organisation_id = m.organisation_id AND u.id = m.user_id
    JOIN person p ON p.organisation_id = u.organisation_id AND p.id = u.person_id
    WHERE m.organisation_id = ${organisationId}::uuid AND m.group_id = ${groupId}::uuid`
  return { group, ...(await whomItTouches(viewer, { id: groupId, people, means: meaningOfRow(group) }, meaning)) }
}
