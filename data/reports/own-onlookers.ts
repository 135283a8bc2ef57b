import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Clinician } from '#data/viewer.ts'

const MayLook = z.object({ name: z.string(), as: z.enum(['manager', 'administrator']) })
const Looked = z.object({ name: z.string(), at: moment })

export type Onlookers = {
  /** Who may see it: the managers of the person's teams and of those above them, and the administrators. */
  readonly may: readonly Readonly<z.output<typeof MayLook>>[]
  /** Who looked, newest first. */
  readonly looked: readonly Readonly<z.output<typeof Looked>>[]
}

/** Who may see what the viewer understands, and who has looked at it. */
export async function ownOnlookers(viewer: Clinician): Promise<Onlookers> {
  const { organisationId, personId } = viewer
  const [may, looked] = await Promise.all([
    readInOrganisation(
      viewer,
      MayLook,
      sql`
      WITH RECURSIVE above AS (
        SELECT t.id, t.parent_id FROM team t JOIN team_member m ON m.organisation_id = t.organisation_id AND m.team_id = t.id
        WHERE t.organisation_id = ${organisationId}::uuid AND m.person_id = ${personId}::uuid
        UNION
        SELECT t.id, t.parent_id FROM team t JOIN above a ON t.id = a.parent_id WHERE t.organisation_id = ${organisationId}::uuid
      )
      SELECT trim(p.given_name || ' ' || p.family_name) AS name, 'manager' AS as
      FROM person p JOIN team_manager m ON m.organisation_id = p.organisation_id AND m.person_id = p.id
      WHERE p.organisation_id = ${organisationId}::uuid AND m.team_id IN (SELECT id FROM above) AND p.id <> ${personId}::uuid AND p.status = 'active'
      UNION
      SELECT trim(p.given_name || ' ' || p.family_name), 'administrator'
      FROM person p JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'administrator'
      WHERE p.organisation_id = ${organisationId}::uuid AND p.id <> ${personId}::uuid AND p.status = 'active'
      ORDER BY 2 DESC, 1`,
    ),
    readInOrganisation(
      viewer,
      Looked,
      sql`
      SELECT trim(p.given_name || ' ' || p.family_name) AS name, max(e.at) AS at
      FROM audit_event e JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.actor_id
      WHERE e.organisation_id = ${organisationId}::uuid AND e.subject_id = ${personId}::uuid AND e.action = 'understanding.viewed'
      GROUP BY p.id, p.given_name, p.family_name, date_trunc('day', e.at) ORDER BY 2 DESC LIMIT 20`,
    ),
  ])
  return { may, looked }
}
