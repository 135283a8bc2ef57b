import { z } from 'zod'
import { readerIn } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { ImportGround } from '#domain/people-import/judged-row.ts'

const Person = z.object({
  id: z.string(),
  externalId: z.string().nullable(),
  email: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  profession: z.string(),
  site: z.string(),
  teamIds: z.array(z.string()),
  managedIds: z.array(z.string()),
})

/** Who and what is here, for judging a file. */
export async function groundOf(organisationId: string): Promise<Pick<ImportGround, 'people' | 'teams'>> {
  const read = readerIn({ organisationId })
  const people = await read(
    Person,
    sql`
      SELECT p.id, p.external_id AS "externalId", p.email, p.given_name AS "givenName", p.family_name AS "familyName",
        p.profession, p.site, coalesce(m.teams, '{}') AS "teamIds",
        coalesce(h.teams, '{}') AS "managedIds"
      FROM person p LEFT JOIN (
        SELECT t.person_id, array_agg(t.team_id::text) AS teams FROM team_member t
        WHERE t.organisation_id = ${organisationId}::uuid GROUP BY t.person_id) m ON m.person_id = p.id LEFT JOIN (
        SELECT t.person_id, array_agg(t.team_id::text) AS teams FROM team_manager t
        WHERE t.organisation_id = ${organisationId}::uuid GROUP BY t.person_id) h ON h.person_id = p.id
      WHERE p.organisation_id = ${organisationId}::uuid`,
  )
  const teams = await read(
    z.object({ id: z.string(), name: z.string(), isArchived: z.boolean() }),
    sql`SELECT t.id, t.name, t.archived_at IS NOT NULL AS "isArchived" FROM team t WHERE t.organisation_id = ${organisationId}::uuid`,
  )
  return { people, teams }
}
