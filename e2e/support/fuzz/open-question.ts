import { findEnrolment } from '#data/attempts/find-enrolment.ts'
import { goOnInAttempt } from '#data/attempts/go-on.ts'
import type { Clinician } from '#data/viewer.ts'
import { rightChoice } from '#domain/scenario/paths.ts'
import { findScene } from '#domain/scenario/play.ts'
import { beginModule } from '#simulation/testing/complete-module.ts'

/** An attempt that stands at a question, and what the question takes. */
export type OpenQuestion = {
  readonly attemptId: string
  readonly sceneId: string
  readonly itemId: string
  readonly choice: readonly string[]
}

/** Begins a module of somebody's own and goes on to its first question. */
export async function openQuestion(viewer: Clinician, slug: string): Promise<OpenQuestion> {
  const now = new Date()
  const { attemptId, enrolmentId, module } = await beginModule(viewer, slug, { now })
  let view = (await findEnrolment(viewer, enrolmentId))?.attempt?.view
  while (view !== undefined) {
    const sceneId = view.scene.id
    const then = findScene(module, sceneId)?.then
    if (then?.do === 'ask') return { attemptId, sceneId, itemId: then.item.id, choice: rightChoice(then.item) }
    const move = await goOnInAttempt(viewer, { attemptId, sceneId, now })
    view = move.ok ? move.next.view : undefined
  }
  throw new Error(`${slug} asks nothing`)
}
