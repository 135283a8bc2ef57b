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
      FROM person p
      WHERE p.organisation_id = ${organisationId}::uuid AND p.id <> ${personId}::uuid AND p.status = 'active' AND p.id = ANY (ARRAY(
        SELECT m.person_id FROM team_manager m
        WHERE m.organisation_id = ${organisationId}::uuid AND m.team_id = ANY (ARRAY(SELECT id FROM above))))
      UNION
      SELECT trim(p.given_name || ' ' || p.family_name), 'administrator'
      FROM person p
      WHERE p.organisation_id = ${organisationId}::uuid AND p.id <> ${personId}::uuid AND p.status = 'active' AND p.id = ANY (ARRAY(
        SELECT administrators_of(${organisationId}::uuid)))
      ORDER BY 2 DESC, 1`,
    ),
    readInOrganisation(
      viewer,
      Looked,
      sql`
      SELECT * FROM (
        SELECT (
            SELECT trim(p.given_name || ' ' || p.family_name) FROM person p
            WHERE p.organisation_id = ${organisationId}::uuid AND p.id = look.actor_id) AS name, look.at
        FROM (
          SELECT e.actor_id, max(e.at) AS at FROM audit_event e
          WHERE e.organisation_id = ${organisationId}::uuid AND e.subject_id = ${personId}::uuid AND e.action = 'understanding.viewed'
          GROUP BY e.actor_id, date_trunc('day', e.at) ORDER BY 2 DESC LIMIT 20) look
      ) looked WHERE name IS NOT NULL ORDER BY at DESC`,
    ),
  ])
  return { may, looked }
}
