import { randomUUID } from 'node:crypto'
import { chooseModule } from '#data/assignments/choose-module.ts'
import { preparedModule } from '#data/curriculum/shared/curriculum.ts'

import type { SubmittedAnswer } from '#data/understanding/shared/submitted-answer.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Item, Module } from '#domain/scenario/module.ts'
import { rightChoice } from '#domain/scenario/paths.ts'
import { findScene } from '#domain/scenario/play.ts'
import { beginAttempt } from './begin-attempt.ts'
import { findEnrolment } from './find-enrolment.ts'
import { goOnInAttempt } from './go-on.ts'

export const now = new Date('2026-06-01T10:00:00Z')
export const later = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60 * 1000)
export const slug = 'the-call-that-dropped'

/** A clinician at the first scene of the module that asks something. */
export async function atFirstQuestion(
  clinician: Clinician,
  at = now,
): Promise<{ attemptId: string; enrolmentId: string; sceneId: string; item: Item; module: Module }> {
  const choice = await chooseModule(clinician, slug, { now: at })
  if (!choice.ok) throw new Error(choice.problem)
  const attempt = await beginAttempt(clinician, { enrolmentId: choice.enrolmentId, now: at })
  if (!attempt.ok) throw new Error(attempt.problem)
  let page = await findEnrolment(clinician, choice.enrolmentId)
  if (page === null) throw new Error('not found')
  const module = await preparedModule(clinician, { moduleVersionHash: page.module.versionHash, policyVersion: 1 })
  while (page?.attempt?.view.then.do === 'go-on') {
    await goOnInAttempt(clinician, { attemptId: attempt.attemptId, sceneId: page.attempt.view.scene.id, now: at })
    page = await findEnrolment(clinician, choice.enrolmentId)
  }
  const sceneId = page?.attempt?.view.scene.id ?? ''
  return {
    attemptId: attempt.attemptId,
    enrolmentId: choice.enrolmentId,
    sceneId,
    item: itemAt(module, sceneId),
    module,
  }
}

export function itemAt(module: Module, sceneId: string): Item {
  const scene = findScene(module, sceneId)
  if (scene?.then.do !== 'ask') throw new Error(`Scene ${sceneId} asks nothing`)
  return scene.then.item
}

export function answerTo(sceneId: string, item: Item, changes: Partial<SubmittedAnswer> = {}): SubmittedAnswer {
  return {
    answerId: randomUUID(),
    sceneId,
    itemId: item.id,
    choice: rightChoice(item),
    confidence: 'fairly',
    elapsedMs: 21_000,
    ...changes,
  }
}

/** A wrong choice that the item takes. */
export function wrongChoice(item: Item): string[] {
  const wrong = item.options.find(({ correct }) => !correct)
  if (item.format === 'order') return [...rightChoice(item)].reverse()
  return wrong === undefined ? [] : [wrong.id]
}
