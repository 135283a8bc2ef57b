import type { ReadRows } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { GroupRow } from '#data/provisioning/group-row.ts'
import { groupColumns } from './group-columns.ts'

/** One group, by a page or within a transaction. */
export async function readGroupRow(
  read: ReadRows,
  { organisationId, groupId, members }: { organisationId: string; groupId: string; members: 'with' | 'without' },
): Promise<GroupRow | null> {
  const [row] = await read(
    GroupRow,
    sql`SELECT ${groupColumns({ members })} FROM scim_group resource
      WHERE resource.organisation_id = ${organisationId}::uuid AND resource.id = ${groupId}::uuid`,
  )
  return row ?? null
}
