import { curriculumInService, preparedModule } from '#data/curriculum/shared/curriculum.ts'
import { type ModuleFace, modulesFor } from '#data/curriculum/shared/module-faces.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Clinician } from '#data/viewer.ts'
import { begin } from '#domain/scenario/play.ts'
import { type AttemptView, askedAt, attemptView, readState } from './shared/attempt-row.ts'

export type EnrolmentPage = {
  readonly id: string
  readonly module: ModuleFace
  readonly dueOn: Date | null
  readonly completedAt: Date | null
  /** The attempt under way, or else the last one ended; null before the first. */
  readonly attempt: AttemptView | null
}

const attemptColumns = { id: true, moduleVersionHash: true, policyVersion: true, seed: true, state: true } as const

/** One enrolment of the viewer's own with where its attempt stands, or null: not found. */
export async function findEnrolment(viewer: Clinician, enrolmentId: string): Promise<EnrolmentPage | null> {
  const { organisationId, personId } = viewer
  const enrolment = await inOrganisation(viewer, (transaction) =>
    transaction.enrolment.findFirst({
      where: { organisationId, personId, id: enrolmentId },
      select: {
        id: true,
        moduleSlug: true,
        dueOn: true,
        completedAt: true,
        attempts: { select: attemptColumns, orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }], take: 1 },
      },
    }),
  )
  if (enrolment === null) return null
  const face = (await modulesFor(viewer, await curriculumInService(viewer))).get(enrolment.moduleSlug)
  if (face === undefined) return null
  const {
    id,
    dueOn,
    completedAt,
    attempts: [attempt],
  } = enrolment
  return {
    id,
    dueOn,
    completedAt,
    module: face,
    attempt:
      attempt === undefined
        ? null
        : attemptView({ ...attempt, state: readState(attempt.state) }, await preparedModule(viewer, attempt)),
  }
}

/**
 * Begins an attempt at the module version in service under the policy in force, and ends on them whatever is published
 * meanwhile. Where one is under way already, on this or another device, that one goes on.
 */
export async function beginAttempt(
  viewer: Clinician,
  { enrolmentId, now }: { enrolmentId: string; now: Date },
): Promise<{ ok: true; attemptId: string } | { ok: false; problem: 'not-found' }> {
  const { organisationId, personId } = viewer
  const enrolment = await inOrganisation(viewer, (transaction) =>
    transaction.enrolment.findFirst({
      where: { organisationId, personId, id: enrolmentId },
      select: { moduleSlug: true },
    }),
  )
  const curriculum = await curriculumInService(viewer)
  const version = curriculum.modules.find(({ slug }) => slug === enrolment?.moduleSlug)
  if (version === undefined) return { ok: false, problem: 'not-found' }
  const { policyVersion } = curriculum
  const module = await preparedModule(viewer, { moduleVersionHash: version.hash, policyVersion })
  const state = begin(module)
  const asked = askedAt(module, state)
  return inOrganisation(viewer, async (transaction) => {
    // The index of unfinished attempts lets one of two beginnings in; both go on with it.
    await transaction.$executeRaw`
      INSERT INTO attempt (organisation_id, id, enrolment_id, person_id, module_version_hash, policy_version, seed, state,
        asked_item_id, asked_practice_id, started_at, last_moved_at)
      VALUES (${organisationId}::uuid, gen_random_uuid(), ${enrolmentId}::uuid, ${personId}::uuid, ${version.hash}, ${policyVersion},
        gen_random_uuid()::text, ${JSON.stringify(state)}::jsonb, ${asked.itemId}, ${asked.practiceId}, ${now}::timestamptz, ${now}::timestamptz)
      ON CONFLICT DO NOTHING`
    const attempt = await transaction.attempt.findFirstOrThrow({
      where: { organisationId, enrolmentId, endedAt: null },
      select: { id: true },
    })
    return { ok: true, attemptId: attempt.id }
  })
}
