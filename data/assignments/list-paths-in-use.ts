import { z } from 'zod'
import { inOrderOf } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'

const PathInUse = z.object({
  id: z.string(),
  name: z.string(),
  /** How many modules it has. */
  steps: z.number(),
})
export type PathInUse = Readonly<z.output<typeof PathInUse>>

/** The paths that can be assigned, by name. */
export async function listPathsInUse(viewer: Manager | Administrator): Promise<PathInUse[]> {
  return readInOrganisation(
    viewer,
    PathInUse,
    sql`
      SELECT path.id, path.name, (SELECT count(*)::integer FROM learning_path_step s
        WHERE s.organisation_id = path.organisation_id AND s.path_id = path.id) AS steps
      FROM learning_path path
      WHERE path.organisation_id = ${viewer.organisationId}::uuid AND path.archived_at IS NULL
      ORDER BY ${inOrderOf(viewer, sql`path.name`)}, path.id`,
  )
}
