import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator, Viewer } from '#data/viewer.ts'
import { requestKinds, requestOutcomes } from '#domain/privacy/requests.ts'

const RequestRow = z.object({
  id: z.string(),
  personId: z.string(),
  /** Who made it; a pseudonym once they are erased. */
  by: z.string(),
  hasLeft: z.boolean(),
  kind: z.enum(requestKinds),
  /** Empty once they are erased. */
  words: z.string(),
  madeAt: moment,
  outcome: z.enum(requestOutcomes).nullable(),
  reply: z.string().nullable(),
  repliedBy: z.string().nullable(),
  repliedAt: moment.nullable(),
})
export type DataRequest = Readonly<z.output<typeof RequestRow>>

const mostRequests = 100

/** The organisation's requests: open ones first, the oldest of them at the top; then the newest of those that are answered. */
export async function listRequests(viewer: Administrator): Promise<readonly DataRequest[]> {
  return read(viewer, sql`true`)
}

/** The viewer's own. */
export async function listOwnRequests(viewer: Viewer): Promise<readonly DataRequest[]> {
  return read(viewer, sql`d.person_id = ${viewer.personId}::uuid`)
}

async function read(viewer: Viewer, condition: Query): Promise<readonly DataRequest[]> {
  return readInOrganisation(
    viewer,
    RequestRow,
    sql`
      SELECT d.id, d.person_id AS "personId", trim(p.given_name || ' ' || p.family_name) AS by, p.left_at IS NOT NULL AS "hasLeft",
        d.kind, d.words, d.made_at AS "madeAt", d.outcome, d.reply, d.replied_at AS "repliedAt",
        trim(r.given_name || ' ' || r.family_name) AS "repliedBy"
      FROM data_request d
      JOIN person p ON p.organisation_id = d.organisation_id AND p.id = d.person_id
      LEFT JOIN person r ON r.organisation_id = d.organisation_id AND r.id = d.replied_by_id
      WHERE d.organisation_id = ${viewer.organisationId}::uuid AND ${condition}
      ORDER BY d.outcome IS NOT NULL, d.replied_at DESC, d.made_at, d.id LIMIT ${mostRequests}::integer`,
  )
}
