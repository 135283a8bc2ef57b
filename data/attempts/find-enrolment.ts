import { z } from 'zod'
import { enrolmentIsLocked, stepsBefore } from '#data/assignments/shared/enrolment-is-locked.ts'
import type { AttemptView } from '#data/attempts/shared/attempt-row.ts'
import { AttemptStateSchema, attemptView } from '#data/attempts/shared/attempt-row.ts'
import { curriculumInService, preparedModule } from '#data/curriculum/shared/curriculum.ts'
import type { ModuleFace } from '#data/curriculum/shared/module-faces.ts'
import { modulesFor, retiredModuleFaces } from '#data/curriculum/shared/module-faces.ts'
import { moment } from '#data/database/columns.ts'
import { readWithKeptPlan } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Clinician } from '#data/viewer.ts'

export type EnrolmentPage = {
  readonly id: string
  readonly module: ModuleFace
  readonly dueOn: Date | null
  readonly completedAt: Date | null
  /** What the viewer has to do before this step of a path opens, in order; null: it is open. */
  readonly locked: { readonly path: string; readonly first: readonly StepBefore[] } | null
  /** The attempt under way, or else the last one ended; null before the first. */
  readonly attempt: AttemptView | null
}

export type StepBefore = { readonly id: string; readonly title: ModuleFace['title'] }

const EnrolmentRow = z.object({
  id: z.string(),
  module: z.string(),
  dueOn: moment.nullable(),
  completedAt: moment.nullable(),
  locked: z.object({ path: z.string(), first: z.array(z.object({ id: z.string(), module: z.string() })) }).nullable(),
  attempt: z
    .object({
      id: z.string(),
      module_version_hash: z.string(),
      policy_version: z.number(),
      seed: z.string(),
      state: AttemptStateSchema,
    })
    .nullable(),
})

/** One enrolment of the viewer's own with where its attempt stands, or null: not found. */
export async function findEnrolment(viewer: Clinician, enrolmentId: string): Promise<EnrolmentPage | null> {
  const { organisationId, personId } = viewer
  const [enrolment] = await readWithKeptPlan(
    viewer,
    EnrolmentRow,
    sql`
      SELECT e.id, e.module_slug AS module, CASE WHEN e.released_at IS NULL THEN e.due_on END AS "dueOn", e.completed_at AS "completedAt",
        CASE WHEN ${enrolmentIsLocked} THEN ${stepsBefore} END AS locked, (
        SELECT to_jsonb(a) FROM attempt a WHERE a.organisation_id = e.organisation_id AND a.enrolment_id = e.id
        ORDER BY a.ended_at DESC NULLS FIRST LIMIT 1) AS attempt
      FROM enrolment e
      WHERE e.organisation_id = ${organisationId}::uuid AND e.person_id = ${personId}::uuid AND e.id = ${enrolmentId}::uuid`,
  )
  if (enrolment === undefined) return null
  const { attempt, ...found } = enrolment
  const curriculum = await curriculumInService(viewer)
  const faces = await modulesFor(viewer, curriculum)
  const first = found.locked?.first.flatMap(({ id, module }) => {
    const before = faces.get(module)
    return before === undefined ? [] : [{ id, title: before.title }]
  })
  const row = { ...found, locked: found.locked === null ? null : { path: found.locked.path, first: first ?? [] } }
  const face =
    faces.get(enrolment.module) ??
    // What was begun of a module that is no longer in service can be finished, and read.
    (attempt === null
      ? undefined
      : (await retiredModuleFaces(viewer, [enrolment.module], curriculum)).get(enrolment.module))
  if (face === undefined) return null
  if (attempt === null) return { ...row, module: face, attempt }
  const version = { moduleVersionHash: attempt.module_version_hash, policyVersion: attempt.policy_version }
  return { ...row, module: face, attempt: attemptView(attempt, await preparedModule(viewer, version)) }
}
