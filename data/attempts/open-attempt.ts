import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { curriculumInService, preparedModule } from '#data/curriculum/shared/curriculum.ts'
import { type ModuleFace, modulesFor } from '#data/curriculum/shared/module-faces.ts'
import { moment } from '#data/database/columns.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Clinician } from '#data/viewer.ts'
import { begin } from '#domain/scenario/play.ts'
import { AttemptStateSchema, type AttemptView, askedAt, attemptView } from './shared/attempt-row.ts'

export type EnrolmentPage = {
  readonly id: string
  readonly module: ModuleFace
  readonly dueOn: Date | null
  readonly completedAt: Date | null
  /** The attempt under way, or else the last one ended; null before the first. */
  readonly attempt: AttemptView | null
}

const EnrolmentRow = z.object({
  id: z.string(),
  module: z.string(),
  dueOn: moment.nullable(),
  completedAt: moment.nullable(),
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
  const [enrolment] = await readInOrganisation(
    viewer,
    EnrolmentRow,
    sql`
      SELECT e.id, e.module_slug AS module, e.due_on AS "dueOn", e.completed_at AS "completedAt", (
        SELECT to_jsonb(a) FROM attempt a WHERE a.organisation_id = e.organisation_id AND a.enrolment_id = e.id
        ORDER BY a.ended_at DESC NULLS FIRST LIMIT 1) AS attempt
      FROM enrolment e
      WHERE e.organisation_id = ${organisationId}::uuid AND e.person_id = ${personId}::uuid AND e.id = ${enrolmentId}::uuid`,
  )
  if (enrolment === undefined) return null
  const face = (await modulesFor(viewer, await curriculumInService(viewer))).get(enrolment.module)
  if (face === undefined) return null
  const { attempt, ...row } = enrolment
  if (attempt === null) return { ...row, module: face, attempt }
  const asked = { moduleVersionHash: attempt.module_version_hash, policyVersion: attempt.policy_version }
  return { ...row, module: face, attempt: attemptView(attempt, await preparedModule(viewer, asked)) }
}

const EnrolledModule = z.object({ module: z.string() })

/**
 * Begins an attempt at the module version in service under the policy in force, and ends on them whatever is published
 * meanwhile. Where one is under way already, on this or another device, that one goes on.
 */
export async function beginAttempt(
  viewer: Clinician,
  { enrolmentId, now }: { enrolmentId: string; now: Date },
): Promise<{ ok: true; attemptId: string } | { ok: false; problem: 'not-found' }> {
  const { organisationId, personId } = viewer
  const [enrolment] = await readInOrganisation(
    viewer,
    EnrolledModule,
    sql`
      SELECT module_slug AS module FROM enrolment
      WHERE organisation_id = ${organisationId}::uuid AND person_id = ${personId}::uuid AND id = ${enrolmentId}::uuid`,
  )
  const curriculum = await curriculumInService(viewer)
  const version = curriculum.modules.find(({ slug }) => slug === enrolment?.module)
  if (version === undefined) return { ok: false, problem: 'not-found' }
  const { policyVersion } = curriculum
  const module = await preparedModule(viewer, { moduleVersionHash: version.hash, policyVersion })
  const state = begin(module)
  const asked = askedAt(module, state)
  return inOrganisation(viewer, async (transaction) => {
    // The index of unfinished attempts lets one of two beginnings in; both go on with it.
    await transaction.attempt.createMany({
      data: {
        organisationId,
        id: randomUUID(),
        enrolmentId,
        personId,
        moduleVersionHash: version.hash,
        policyVersion,
        seed: randomUUID(),
        state,
        askedItemId: asked.itemId,
        askedPracticeId: asked.practiceId,
        startedAt: now,
        lastMovedAt: now,
      },
      skipDuplicates: true,
    })
    const attempt = await transaction.attempt.findFirstOrThrow({
      where: { organisationId, enrolmentId, endedAt: null },
      select: { id: true },
    })
    return { ok: true, attemptId: attempt.id }
  })
}
