import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import type { Periods, RetentionKind } from '#domain/retention/periods.ts'

const CountRow = z.object({ people: z.number() })

/** Of how many people something would be deleted in the next night if these periods held. */
export async function previewRetention(
  viewer: Administrator,
  { statuses }: Periods,
  { now }: { now: Date },
): Promise<Readonly<Record<RetentionKind, number>>> {
  const { organisationId } = viewer
  const [row] = await readInOrganisation(
    viewer,
    CountRow,
    sql`
      SELECT count(*)::int AS people FROM person p
      WHERE p.organisation_id = ${organisationId}::uuid AND (p.statuses_deleted_at IS NULL OR p.statuses_deleted_at < p.left_at)
        AND p.left_at <= ${now}::timestamptz - make_interval(months => ${statuses}::integer)
        AND (EXISTS (SELECT FROM understanding u WHERE u.organisation_id = p.organisation_id AND u.person_id = p.id)
          OR EXISTS (SELECT FROM person_snapshot s WHERE s.organisation_id = p.organisation_id AND s.person_id = p.id))`,
  )
  return { statuses: row?.people ?? 0 }
}
