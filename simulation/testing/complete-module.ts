import { randomUUID } from 'node:crypto'
import { chooseModule } from '#data/assignments/choose-module.ts'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { findEnrolment } from '#data/attempts/find-enrolment.ts'
import { goOnInAttempt } from '#data/attempts/go-on.ts'
import { recordAnswer } from '#data/attempts/record-answer.ts'
import { curriculumInService, preparedModule } from '#data/curriculum/shared/curriculum.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Item, Module } from '#domain/scenario/module.ts'
import { rightChoice, worstChoice } from '#domain/scenario/paths.ts'
import { findScene } from '#domain/scenario/play.ts'

/** An attempt under way, with the module as it reads under the policy that it was begun with. */
export type StartedModule = { readonly attemptId: string; readonly enrolmentId: string; readonly module: Module }

type Answering = {
  now: Date
  choose?: (item: Item) => readonly string[]
  confidence?: 'sure' | 'fairly' | 'guess'
}

/** Chooses a module and begins it. */
export async function beginModule(viewer: Clinician, slug: string, { now }: { now: Date }): Promise<StartedModule> {
  const choice = await chooseModule(viewer, slug, { now })
  if (!choice.ok) throw new Error(choice.problem)
  const { enrolmentId } = choice
  const { policyVersion } = await curriculumInService(viewer)
  const attempt = await beginAttempt(viewer, { enrolmentId, now })
  const page = await findEnrolment(viewer, enrolmentId)
  if (!attempt.ok || page === null) throw new Error('The module was not begun')
  const module = await preparedModule(viewer, { moduleVersionHash: page.module.versionHash, policyVersion })
  return { attemptId: attempt.attemptId, enrolmentId, module }
}

/** The same module as someone of that organisation is told it in another language. */
export async function moduleIn(language: string, viewer: Clinician, { module }: StartedModule): Promise<Module> {
  const { policyVersion } = await curriculumInService(viewer)
  const { organisationId } = viewer
  return preparedModule({ organisationId, language }, { moduleVersionHash: module.versionHash, policyVersion })
}

/** From where the attempt stands to its end, at one moment; all right unless said otherwise. */
export async function finishModule(
  viewer: Clinician,
  { attemptId, enrolmentId, module }: StartedModule,
  { now, choose = rightChoice, confidence = 'fairly' }: Answering,
): Promise<void> {
  const page = await findEnrolment(viewer, enrolmentId)
  if (page?.attempt == null) throw new Error('The module was not begun')
  for (let { view } = page.attempt; view.then.do !== 'end'; ) {
    const sceneId = view.scene.id
    const then = findScene(module, sceneId)?.then
    const move =
      then?.do === 'ask'
        ? await recordAnswer(viewer, {
            attemptId,
            submission: {
              answerId: randomUUID(),
              sceneId,
              itemId: then.item.id,
              choice: choose(then.item),
              confidence,
              elapsedMs: 21_000,
            },
            now,
          })
        : await goOnInAttempt(viewer, { attemptId, sceneId, now })
    if (!move.ok) throw new Error(move.problem)
    view = move.next.view
  }
}

/** Goes through a module to its end at one moment, through the functions that serve the player; all right unless said otherwise. */
export async function completeModule(viewer: Clinician, slug: string, answering: Answering): Promise<void> {
  await finishModule(viewer, await beginModule(viewer, slug, answering), answering)
}

/** A wrong choice that the item takes. */
export function wrongChoice(item: Item): readonly string[] {
  if (item.format === 'order') return [...rightChoice(item)].reverse()
  if (item.format === 'sort') return worstChoice(item)
  const wrong = item.options.find(({ correct }) => !correct)
  return wrong === undefined ? [] : [wrong.id]
}
