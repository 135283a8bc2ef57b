import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { findEnrolment } from '#data/attempts/find-enrolment.ts'
import { goOnInAttempt } from '#data/attempts/go-on.ts'
import { recordAnswer } from '#data/attempts/record-answer.ts'
import type { AttemptView } from '#data/attempts/shared/attempt-row.ts'
import { preparedModule } from '#data/curriculum/shared/curriculum.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { itemParameters } from '#domain/comprehension/parameters.ts'
import type { Item, Module } from '#domain/scenario/module.ts'
import { findScene } from '#domain/scenario/play.ts'
import { answerItem } from './model/answer.ts'
import { type SimulatedClinician, teach } from './model/clinician.ts'
import type { Random } from './model/random.ts'
import { uuidFrom } from './uuid-from.ts'

/** What one module's training adds to ability in the practices that it teaches, on the scale of theta. */
export const gain = 0.8

/** How long reading a scene takes before its question is looked at, in milliseconds. */
export const readingMs = 15_000

export type SimulatedRun = {
  readonly enrolmentId: string
  readonly startedAt: Date
  /** After how many answers they are called away; null: they finish. */
  readonly calledAwayAfter: number | null
}

/**
 * A simulated clinician goes through an enrolment's module as a person would: begun, answered and moved on by the same
 * functions that serve the player. Returns them as the module left them.
 */
export async function simulateAttempt(
  viewer: Clinician,
  clinician: SimulatedClinician,
  run: SimulatedRun,
  { parameters, random }: { parameters: Parameters; random: Random },
): Promise<SimulatedClinician> {
  const { enrolmentId } = run
  let at = run.startedAt
  const begun = await beginAttempt(viewer, { enrolmentId, now: at })
  if (!begun.ok) throw new Error(`Enrolment ${enrolmentId} is not ${viewer.email}'s`)
  const { attemptId } = begun
  const page = await findEnrolment(viewer, enrolmentId)
  if (page?.attempt == null) throw new Error(`Attempt ${attemptId} was begun and not found`)
  const module = await preparedModule(viewer, { moduleVersionHash: page.module.versionHash, policyVersion: 1 })
  let next: AttemptView = page.attempt
  let answers = 0
  while (next.view.then.do !== 'end' && answers !== run.calledAwayAfter) {
    const sceneId = next.view.scene.id
    const item = itemAt(module, sceneId)
    if (item === null) {
      at = after(at, readingMs)
      const wentOn = await goOnInAttempt(viewer, { attemptId, sceneId, now: at })
      if (!wentOn.ok) throw new Error(`Scene ${sceneId} could not be left: ${wentOn.problem}`)
      next = wentOn.next
      continue
    }
    const { a, b, c } = itemParameters(parameters, item.id)
    const answer = answerItem(clinician, simulated(item, { a, b, c }), at, random)
    at = after(at, readingMs + answer.elapsedMs)
    const recorded = await recordAnswer(viewer, {
      attemptId,
      given: {
        answerId: uuidFrom(random),
        sceneId,
        itemId: item.id,
        choice: answer.choice,
        confidence: answer.confidence,
        elapsedMs: Math.round(answer.elapsedMs),
      },
      now: at,
    })
    if (!recorded.ok) throw new Error(`Item ${item.id} could not be answered: ${recorded.problem}`)
    next = recorded.next
    answers += 1
  }
  if (next.view.then.do !== 'end') return clinician
  return module.practices.reduce((taught, practice) => teach(taught, practice, at, random, { gain }), clinician)
}

function itemAt(module: Module, sceneId: string): Item | null {
  const scene = findScene(module, sceneId)
  return scene?.then.do === 'ask' ? scene.then.item : null
}

/** As much of an item as a simulated clinician needs. */
export function simulated(item: Item, parameters: { a: number; b: number; c: number }) {
  return {
    id: item.id,
    practice: item.practice,
    format: item.format,
    options: item.options.map(({ id, correct, misconception, tray }) => ({
      id,
      correct,
      misconception: misconception?.id ?? null,
      ...(tray !== undefined && { tray }),
    })),
    ...(item.trays && { trays: item.trays.map(({ id }) => id) }),
    parameters,
  }
}

function after(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + Math.round(milliseconds))
}
