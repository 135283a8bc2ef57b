import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { MeaningRow, meaningColumns } from './shared/whom-it-touches.ts'

export const DirectoryGroup = z.object({
  id: z.string(),
  name: z.string(),
  members: z.number(),
  ...MeaningRow.shape,
})

export type DirectoryGroup = Readonly<z.output<typeof DirectoryGroup>>

/** The columns of a DirectoryGroup, of the table `g`. */
export const directoryGroupColumns = sql`g.id, g.display_name AS name, ${meaningColumns},
  (SELECT count(*)::int FROM scim_member m WHERE m.organisation_id = g.organisation_id AND m.group_id = g.id) AS members`

const groupsAPage = 50

/** The directory’s groups by name, a page at a time, and what each means here. */
export async function listDirectoryGroups(
  viewer: Administrator,
  { search, page }: { search: string; page: number },
): Promise<{ groups: DirectoryGroup[]; hasMore: boolean }> {
  const groups = await readInOrganisation(
    viewer,
    DirectoryGroup,
    sql`SELECT ${directoryGroupColumns} FROM scim_group g
      WHERE g.organisation_id = ${viewer.organisationId}::uuid
        AND position(lower(${search}::text COLLATE "und-x-icu") IN lower(g.display_name COLLATE "und-x-icu")) > 0
      ORDER BY g.display_name, g.id OFFSET ${(page - 1) * groupsAPage}::int LIMIT ${groupsAPage + 1}::int`,
  )
  return { groups: groups.slice(0, groupsAPage), hasMore: groups.length > groupsAPage }
}
