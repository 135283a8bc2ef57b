import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { inOrderOf } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'
import { ChangedFrom } from './internal/path-now.ts'

const Path = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Each step opens once those before it are done. */
    inOrder: z.boolean(),
    /** Modules by name, in their order. */
    steps: z.array(z.string()),
    archivedAt: moment.nullable(),
    /** What it was before it was changed last, while that can be undone. */
    changedFrom: ChangedFrom.nullable(),
    /** How many assignments in force ask for it. */
    assignments: z.number(),
  })
  .transform((path) => ({
    ...path,
    seen: shownVersion({ name: path.name, inOrder: path.inOrder, steps: path.steps }),
  }))

/** `seen`: the version of its name, order and steps. */
export type LearningPath = Readonly<z.output<typeof Path>>

/** The organisation's paths by name, those in use first. */
export async function listPaths(viewer: Administrator): Promise<LearningPath[]> {
  return readInOrganisation(
    viewer,
    Path,
    sql`
      SELECT path.id, path.name, path.in_order AS "inOrder", path.archived_at AS "archivedAt", path.changed_from AS "changedFrom",
        ARRAY(SELECT s.module_slug FROM learning_path_step s
          WHERE s.organisation_id = path.organisation_id AND s.path_id = path.id ORDER BY s.place) AS steps,
        (SELECT count(*)::integer FROM assignment a
          WHERE a.organisation_id = path.organisation_id AND a.path_id = path.id AND a.withdrawn_at IS NULL) AS assignments
      FROM learning_path path
      WHERE path.organisation_id = ${viewer.organisationId}::uuid
      ORDER BY path.archived_at IS NOT NULL, ${inOrderOf(viewer, sql`path.name`)}, path.id`,
  )
}
