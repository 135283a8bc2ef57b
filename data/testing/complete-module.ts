import { randomUUID } from 'node:crypto'
import { goOnInAttempt } from '#data/attempts/go-on.ts'
import { beginAttempt, findEnrolment } from '#data/attempts/open-attempt.ts'
import { recordAnswer } from '#data/attempts/record-answer.ts'
import { chooseModule } from '#data/enrolments.ts'
import { preparedModule } from '#data/internal/curriculum.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Item } from '#domain/scenario/module.ts'
import { rightChoice } from '#domain/scenario/paths.ts'
import { findScene } from '#domain/scenario/play.ts'

/** Goes through a module to its end at one moment, through the functions that serve the player; all right unless said otherwise. */
export async function completeModule(
  viewer: Clinician,
  slug: string,
  {
    now,
    choose = rightChoice,
    confidence = 'fairly',
  }: { now: Date; choose?: (item: Item) => readonly string[]; confidence?: 'sure' | 'fairly' | 'guess' },
): Promise<void> {
  const chosen = await chooseModule(viewer, slug, { now })
  if (!chosen.ok) throw new Error(chosen.problem)
  const { enrolmentId } = chosen
  const begun = await beginAttempt(viewer, { enrolmentId, now })
  const page = await findEnrolment(viewer, enrolmentId)
  if (!begun.ok || page?.attempt == null) throw new Error('The module was not begun')
  const { attemptId } = begun
  const { policyVersion, versionHash } = { policyVersion: 1, ...page.module }
  const module = await preparedModule(viewer, { moduleVersionHash: versionHash, policyVersion })
  for (let { view } = page.attempt; view.then.do !== 'end'; ) {
    const sceneId = view.scene.id
    const then = findScene(module, sceneId)?.then
    const moved =
      then?.do === 'ask'
        ? await recordAnswer(viewer, {
            attemptId,
            given: {
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
    if (!moved.ok) throw new Error(moved.problem)
    view = moved.next.view
  }
}

/** A wrong choice that the item takes. */
export function wrongChoice(item: Item): readonly string[] {
  if (item.format === 'order') return [...rightChoice(item)].reverse()
  const wrong = item.options.find(({ correct }) => !correct)
  return wrong === undefined ? [] : [wrong.id]
}
