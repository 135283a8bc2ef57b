import type { ReadRows } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { UserRow, userColumns } from '#data/provisioning/user-row.ts'

/** One user that the directory has not deleted, by a page or within a transaction. */
export async function readUserRow(
  read: ReadRows,
  { organisationId, userId }: { organisationId: string; userId: string },
): Promise<UserRow | null> {
  const [row] = await read(
    UserRow,
    sql`SELECT ${userColumns} FROM scim_user resource
      WHERE resource.organisation_id = ${organisationId}::uuid AND resource.id = ${userId}::uuid AND resource.user_name_key IS NOT NULL`,
  )
  return row ?? null
}
