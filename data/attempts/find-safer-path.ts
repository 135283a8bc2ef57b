import { z } from 'zod'
import { AttemptStateSchema } from '#data/attempts/shared/attempt-row.ts'
import { preparedModule } from '#data/curriculum/shared/curriculum.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Text } from '#domain/scenario/module.ts'
import { type SaferPath, saferPath } from '#domain/scenario/safer-path.ts'

const EndedAttempt = z.object({
  moduleVersionHash: z.string(),
  policyVersion: z.number(),
  seed: z.string(),
  state: AttemptStateSchema,
})

/**
 * The safer path of an enrolment of the viewer's own, from where their last ended attempt left it. Null: not found, not ended,
 * or there was none. Reading it is no attempt, and counts for nothing.
 */
export async function findSaferPath(
  viewer: Clinician,
  enrolmentId: string,
): Promise<(SaferPath & { readonly title: Text }) | null> {
  const { organisationId, personId } = viewer
  const [attempt] = await readInOrganisation(
    viewer,
    EndedAttempt,
    sql`
      SELECT a.module_version_hash AS "moduleVersionHash", a.policy_version AS "policyVersion", a.seed, a.state
      FROM attempt a
      WHERE a.organisation_id = ${organisationId}::uuid AND a.person_id = ${personId}::uuid
        AND a.enrolment_id = ${enrolmentId}::uuid AND a.ended_at IS NOT NULL
      ORDER BY a.ended_at DESC LIMIT 1`,
  )
  if (attempt === undefined) return null
  const module = await preparedModule(viewer, attempt)
  const path = saferPath(module, attempt.state, attempt)
  return path === null ? null : { ...path, title: module.title }
}
