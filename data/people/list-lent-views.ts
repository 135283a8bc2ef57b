import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Viewer } from '#data/viewer.ts'
import { dayIn } from '#domain/dates/time-zone.ts'

const LentViewRow = z.object({ id: z.string(), name: z.string(), direction: z.enum(['to', 'from']), until: moment })
export type LentView = Readonly<z.output<typeof LentViewRow>>

/** What the viewer lends to colleagues now, and what is lent to them, each with the colleague’s name and its last day. */
export async function listLentViews(viewer: Viewer, { now }: { now: Date }): Promise<LentView[]> {
  const { organisationId, personId } = viewer
  const own = sql`${personId}::uuid`
  return readInOrganisation(
    viewer,
    LentViewRow,
    sql`
      SELECT l.id, trim(p.given_name || ' ' || p.family_name) AS name, CASE WHEN l.from_id = ${own} THEN 'to' ELSE 'from' END AS direction, l.until
      FROM lent_view l JOIN person p ON p.organisation_id = l.organisation_id
        AND p.id = CASE WHEN l.from_id = ${own} THEN l.to_id ELSE l.from_id END
      WHERE l.organisation_id = ${organisationId}::uuid AND (l.from_id = ${own} OR l.to_id = ${own}) AND l.ended_at IS NULL
        AND l.until >= ${dayIn(viewer.organisationTimeZone, now)}::date
      ORDER BY l.until, l.id`,
  )
}
