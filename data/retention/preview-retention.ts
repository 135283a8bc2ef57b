import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import type { RetentionKind } from '#domain/retention/periods.ts'

const CountRow = z.object({ people: z.number() })

/** Of the table `person` `p`: whose data of a kind there still is. */
const stillThere: Readonly<Record<RetentionKind, Query>> = {
  statuses: sql`(p.statuses_deleted_at IS NULL OR p.statuses_deleted_at < p.left_at)
    AND (EXISTS (SELECT FROM understanding u WHERE u.organisation_id = p.organisation_id AND u.person_id = p.id)
      OR EXISTS (SELECT FROM person_snapshot s WHERE s.organisation_id = p.organisation_id AND s.person_id = p.id))`,
  evidence: sql`p.evidence_deleted_at IS NULL`,
}

/** Of how many people something would be deleted in the next night if this kind were kept for so many months. */
export async function previewRetention(
  viewer: Administrator,
  { kind, months }: { kind: RetentionKind; months: number },
  { now }: { now: Date },
): Promise<number> {
  const { organisationId } = viewer
  const [row] = await readInOrganisation(
    viewer,
    CountRow,
    sql`
      SELECT count(*)::int AS people FROM person p
      WHERE p.organisation_id = ${organisationId}::uuid
        AND p.left_at <= ${now}::timestamptz - make_interval(months => ${months}::integer) AND ${stillThere[kind]}`,
  )
  return row?.people ?? 0
}
