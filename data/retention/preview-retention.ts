import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import type { RetentionKind } from '#domain/retention/periods.ts'

const CountRow = z.object({ count: z.number() })

/** Of whom or what something would be deleted, of what is older than `past`. */
const countQueries: Readonly<Record<RetentionKind, (past: Query) => Query>> = {
  statuses: (
    past,
  ) => sql`person t WHERE t.left_at <= ${past} AND (t.statuses_deleted_at IS NULL OR t.statuses_deleted_at < t.left_at)
    AND (EXISTS (SELECT FROM understanding u WHERE u.organisation_id = t.organisation_id AND u.person_id = t.id)
      OR EXISTS (SELECT FROM person_snapshot s WHERE s.organisation_id = t.organisation_id AND s.person_id = t.id))`,
  evidence: (past) => sql`person t WHERE t.left_at <= ${past} AND t.evidence_deleted_at IS NULL`,
  trail: (past) => sql`audit_event t WHERE t.at <= ${past}`,
  networks: (past) => sql`audit_event t WHERE t.at <= ${past} AND t.detail ?| ARRAY['network', 'device']`,
}

/**
 * Of how many people, or how many events of the audit trail, something would be deleted in the next night if this kind were kept for
 * so many months.
 */
export async function previewRetention(
  viewer: Administrator,
  { kind, months }: { kind: RetentionKind; months: number },
  { now }: { now: Date },
): Promise<number> {
  const past = sql`${now}::timestamptz - make_interval(months => ${months}::integer)`
  const [row] = await readInOrganisation(
    viewer,
    CountRow,
    sql`SELECT count(*)::int AS count FROM ${countQueries[kind](past)} AND t.organisation_id = ${viewer.organisationId}::uuid`,
  )
  return row?.count ?? 0
}
