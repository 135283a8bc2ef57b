import type { ClientWithScope } from '#data/api-client.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { AssignmentOfApi } from './assignment-of-api.ts'
import { assignmentColumns } from './internal/assignment-columns.ts'

/** One assignment; null: there is none of this id. */
export async function findAssignmentForApi(
  client: ClientWithScope<'assignments:read'> | ClientWithScope<'assignments:write'>,
  assignmentId: string,
): Promise<AssignmentOfApi | null> {
  const [assignment] = await readInOrganisation(
    client,
    AssignmentOfApi,
    sql`
      SELECT ${assignmentColumns(client)} FROM assignment a
      WHERE a.organisation_id = ${client.organisationId}::uuid AND a.id = ${assignmentId}::uuid`,
  )
  return assignment ?? null
}
