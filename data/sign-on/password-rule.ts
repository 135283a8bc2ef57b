import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

/**
 * Whether someone may sign in with a password: `no` where their organisation requires single sign-on, `break-glass` for its
 * administrators who are named for when the provider fails. Where none of those could come in any more, any administrator may.
 */
export async function dangerouslyFindPasswordRule({
  organisationId,
  personId,
}: {
  readonly organisationId: string
  readonly personId: string
}): Promise<'yes' | 'break-glass' | 'no'> {
  const [rule] = await readInOrganisation(
    { organisationId },
    z.object({ isRequired: z.boolean(), isNamed: z.boolean(), isAdministrator: z.boolean(), anyNamed: z.boolean() }),
    sql`
      WITH administrators AS (
        SELECT r.person_id, b.person_id IS NOT NULL AS named
        FROM person_role r
        JOIN person p ON p.organisation_id = r.organisation_id AND p.id = r.person_id AND p.status = 'active'
        JOIN credential c ON c.organisation_id = p.organisation_id AND c.person_id = p.id
        LEFT JOIN break_glass b ON b.organisation_id = p.organisation_id AND b.person_id = p.id
        WHERE r.organisation_id = ${organisationId}::uuid AND r.role = 'administrator')
      SELECT EXISTS (SELECT FROM sign_on s WHERE s.organisation_id = ${organisationId}::uuid AND s.requirement = 'required') AS "isRequired",
        EXISTS (SELECT FROM administrators a WHERE a.person_id = ${personId}::uuid AND a.named) AS "isNamed",
        EXISTS (SELECT FROM administrators a WHERE a.person_id = ${personId}::uuid) AS "isAdministrator",
        EXISTS (SELECT FROM administrators a WHERE a.named) AS "anyNamed"`,
  )
  if (rule === undefined || !rule.isRequired) return 'yes'
  return rule.isNamed || (rule.isAdministrator && !rule.anyNamed) ? 'break-glass' : 'no'
}
