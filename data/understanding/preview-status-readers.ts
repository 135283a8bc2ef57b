import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

const Counts = z.object({
  /** Whose statuses it is about: clinicians who may act. */
  clinicians: z.number(),
  /** Who reads them now, or would: each counted once for each duty. */
  managers: z.number(),
  administrators: z.number(),
  /** Programmes whose token may read what people understand, or which are told of it. */
  programmes: z.number(),
})
export type StatusReaderCounts = Readonly<z.output<typeof Counts>>

/** How many people a choice of who sees statuses is about, and how many readers of each kind. */
export async function previewStatusReaders(viewer: Administrator, { now }: { now: Date }): Promise<StatusReaderCounts> {
  const org = sql`${viewer.organisationId}::uuid`
  const [counts] = await readInOrganisation(
    viewer,
    Counts,
    sql`
      SELECT (SELECT count(*)::int FROM person p JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id
          AND r.role = 'clinician' WHERE p.organisation_id = ${org} AND p.status <> 'suspended') AS clinicians,
        (SELECT count(DISTINCT m.person_id)::int FROM team_manager m
          JOIN person p ON p.organisation_id = m.organisation_id AND p.id = m.person_id AND p.status = 'active'
          WHERE m.organisation_id = ${org}) AS managers,
        (SELECT count(*)::int FROM person p WHERE p.organisation_id = ${org} AND p.status = 'active'
          AND p.id = ANY (ARRAY(SELECT administrators_of(${org})))) AS administrators,
        (SELECT count(*)::int FROM api_token t WHERE t.organisation_id = ${org} AND t.expires_at > ${now}::timestamptz
          AND 'understanding:read' = ANY (t.scopes))
          + (SELECT count(*)::int FROM webhook w WHERE w.organisation_id = ${org} AND w.switched_off_at IS NULL
            AND w.events && ARRAY['understands', 'faded']) AS programmes`,
  )
  if (counts === undefined) throw new Error(`Organisation ${viewer.organisationId} could not be counted`)
  return counts
}
