import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Viewer } from '#data/viewer.ts'

/** Nobody counts further: what is more is shown as more. */
export const maxUnread = 99

/** How many notices the viewer has not read, up to one more than `maxUnread`. */
export async function countUnreadNotices(viewer: Viewer): Promise<number> {
  const [row] = await readInOrganisation(
    viewer,
    z.object({ unread: z.number() }),
    sql`
      SELECT count(*)::integer AS unread FROM (
        SELECT FROM notice n
        WHERE n.organisation_id = ${viewer.organisationId}::uuid AND n.person_id = ${viewer.personId}::uuid AND n.read_at IS NULL
        LIMIT ${maxUnread + 1}::integer) some_unread`,
  )
  return row?.unread ?? 0
}
