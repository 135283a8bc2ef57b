import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

const ContestedRow = z.object({ item_id: z.string(), waiting: z.number() })

/** By question, how many of the organisation's clinicians contest it and have no answer yet. */
export async function openContests(viewer: Administrator): Promise<ReadonlyMap<string, number>> {
  const rows = await readInOrganisation(
    viewer,
    ContestedRow,
    sql`
      SELECT item_id, count(*)::integer AS waiting FROM contest
      WHERE organisation_id = ${viewer.organisationId}::uuid AND outcome IS NULL GROUP BY item_id`,
  )
  return new Map(rows.map(({ item_id, waiting }) => [item_id, waiting]))
}
