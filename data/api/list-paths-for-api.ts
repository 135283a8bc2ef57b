import { z } from 'zod'
import type { ClientWithScope } from '#data/api-client.ts'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { isAfter, limitOf, partOf } from './internal/part-of.ts'
import type { Part, Place } from './page.ts'

export const PathOfApi = z.object({
  id: z.uuid(),
  name: z.string(),
  modules: z.array(z.string()).describe('Its steps in their order.'),
  inOrder: z.boolean().describe('Each step opens once those before it are done; else all are open from the start.'),
  archivedAt: moment.nullable().describe('Since when it can be assigned no more; null: it is in use.'),
})
export type PathOfApi = z.output<typeof PathOfApi>

/** The organisation's paths, archived ones too. */
export async function listPathsForApi(
  client: ClientWithScope<'assignments:read'>,
  request: Place,
): Promise<Part<PathOfApi>> {
  const rows = await readInOrganisation(
    client,
    PathOfApi,
    sql`
      SELECT path.id, path.name, path.in_order AS "inOrder", path.archived_at AS "archivedAt",
        ARRAY(SELECT s.module_slug FROM learning_path_step s
          WHERE s.organisation_id = path.organisation_id AND s.path_id = path.id ORDER BY s.place) AS modules
      FROM learning_path path
      WHERE path.organisation_id = ${client.organisationId}::uuid AND ${isAfter(request, sql`path.id`)}
      ORDER BY path.id ${limitOf(request)}`,
  )
  return partOf(rows, request)
}
