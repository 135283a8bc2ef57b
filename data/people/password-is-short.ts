import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Viewer } from '#data/viewer.ts'

/** Whether the viewer's own password is so short that it needs a second factor beside it. */
export async function ownPasswordIsShort(viewer: Viewer): Promise<boolean> {
  const [row] = await readInOrganisation(
    viewer,
    z.object({ isShort: z.boolean() }),
    sql`
      SELECT is_short AS "isShort" FROM credential
      WHERE organisation_id = ${viewer.organisationId}::uuid AND person_id = ${viewer.personId}::uuid`,
  )
  return row?.isShort ?? false
}
