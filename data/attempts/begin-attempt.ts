import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { enrolmentIsLocked } from '#data/assignments/shared/enrolment-is-locked.ts'
import { questionAt } from '#data/attempts/shared/attempt-row.ts'
import { curriculumInService, preparedModule } from '#data/curriculum/shared/curriculum.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readWithKeptPlan } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Clinician } from '#data/viewer.ts'
import { begin } from '#domain/scenario/play.ts'

const EnrolledModule = z.object({ module: z.string(), locked: z.boolean() })

/**
 * Begins an attempt at the module version in service under the policy in force, and ends on them whatever is published
 * meanwhile. Where one is under way already, on this or another device, that one goes on. A step of a path is not begun before it opens.
 */
export async function beginAttempt(
  viewer: Clinician,
  { enrolmentId, now }: { enrolmentId: string; now: Date },
): Promise<{ ok: true; attemptId: string } | { ok: false; problem: 'not-found' | 'step-locked' }> {
  const { organisationId, personId } = viewer
  const [enrolment] = await readWithKeptPlan(
    viewer,
    EnrolledModule,
    sql`
      SELECT e.module_slug AS module, ${enrolmentIsLocked} AS locked FROM enrolment e
      WHERE e.organisation_id = ${organisationId}::uuid AND e.person_id = ${personId}::uuid AND e.id = ${enrolmentId}::uuid`,
  )
  if (enrolment?.locked === true) return { ok: false, problem: 'step-locked' }
  const curriculum = await curriculumInService(viewer)
  const version = curriculum.modules.find(({ slug }) => slug === enrolment?.module)
  if (version === undefined) return { ok: false, problem: 'not-found' }
  const { policyVersion } = curriculum
  const module = await preparedModule(viewer, { moduleVersionHash: version.hash, policyVersion })
  const state = begin(module)
  const question = questionAt(module, state)
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
        askedItemId: question.itemId,
        askedPracticeId: question.practiceId,
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
