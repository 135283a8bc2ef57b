import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

const OwnPlace = z.object({
  /** Names of the teams that they are in or manage, by the alphabet. */
  teams: z.array(z.string()),
  roles: z.array(z.enum(['clinician', 'manager', 'administrator'])),
})

/** Where someone stands in an organisation. */
export type OwnPlace = Readonly<z.output<typeof OwnPlace>>

/** Of someone whose password was checked: it tells them which organisation it is, where two are called the same. */
export async function dangerouslyFindOwnPlace(person: {
  readonly organisationId: string
  readonly personId: string
}): Promise<OwnPlace> {
  const [place] = await readInOrganisation(
    person,
    OwnPlace,
    sql`
      SELECT
        ARRAY(
          SELECT t.name FROM team t
          WHERE t.archived_at IS NULL AND (
            EXISTS (SELECT FROM team_member m
              WHERE m.organisation_id = t.organisation_id AND m.team_id = t.id AND m.person_id = ${person.personId}::uuid)
            OR EXISTS (SELECT FROM team_manager m
              WHERE m.organisation_id = t.organisation_id AND m.team_id = t.id AND m.person_id = ${person.personId}::uuid))
          ORDER BY t.name) AS teams,
        ARRAY(
          SELECT r.role FROM person_role r
          WHERE r.organisation_id = ${person.organisationId}::uuid AND r.person_id = ${person.personId}::uuid
          ORDER BY r.role) AS roles`,
  )
  return place ?? { teams: [], roles: [] }
}
