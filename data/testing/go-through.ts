import { randomUUID } from 'node:crypto'
import { goOnInAttempt } from '#data/attempts/go-on.ts'
import { beginAttempt, findEnrolment } from '#data/attempts/open-attempt.ts'
import { recordAnswer } from '#data/attempts/record-answer.ts'
import { chooseModule } from '#data/enrolments.ts'
import { curriculumInService, preparedModule } from '#data/internal/curriculum.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Module } from '#domain/scenario/module.ts'
import { rightChoice } from '#domain/scenario/paths.ts'
import { findScene } from '#domain/scenario/play.ts'

/** An attempt under way, with the module as it is told under the policy that it was begun with. */
export type Begun = { readonly attemptId: string; readonly enrolmentId: string; readonly module: Module }

/** A clinician chooses a module and begins it. */
export async function beginModule(clinician: Clinician, { slug, at }: { slug: string; at: Date }): Promise<Begun> {
  const chosen = await chooseModule(clinician, slug, { now: at })
  if (!chosen.ok) throw new Error(chosen.problem)
  const { enrolmentId } = chosen
  const { policyVersion } = await curriculumInService(clinician)
  const begun = await beginAttempt(clinician, { enrolmentId, now: at })
  const page = await findEnrolment(clinician, enrolmentId)
  if (!begun.ok || page === null) throw new Error(`${slug} could not be begun`)
  const module = await preparedModule(clinician, { moduleVersionHash: page.module.versionHash, policyVersion })
  return { attemptId: begun.attemptId, enrolmentId, module }
}

/** From where the attempt stands to its end, everything answered rightly and in the same moment. */
export async function finishRightly(
  clinician: Clinician,
  { attemptId, enrolmentId, module }: Begun,
  { at }: { at: Date },
): Promise<void> {
  let next = (await findEnrolment(clinician, enrolmentId))?.attempt ?? null
  while (next !== null && next.view.then.do !== 'end') {
    const sceneId = next.view.scene.id
    const scene = findScene(module, sceneId)
    const moved =
      scene?.then.do === 'ask'
        ? await recordAnswer(clinician, {
            attemptId,
            given: {
              answerId: randomUUID(),
              sceneId,
              itemId: scene.then.item.id,
              choice: rightChoice(scene.then.item),
              confidence: 'fairly',
              elapsedMs: 21_000,
            },
            now: at,
          })
        : await goOnInAttempt(clinician, { attemptId, sceneId, now: at })
    if (!moved.ok) throw new Error(moved.problem)
    next = moved.next
  }
}

/** A whole module, from its beginning to its end, everything answered rightly. */
export async function goThroughRightly(clinician: Clinician, run: { slug: string; at: Date }): Promise<void> {
  await finishRightly(clinician, await beginModule(clinician, run), run)
}
