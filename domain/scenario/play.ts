import type { AttemptState, Choice, Step } from './attempt-state.ts'
import type { ItemId, Module, Scene, SceneId, Way } from './module.ts'
import { fitsItem, isRight } from './verdict.ts'

export type Problem =
  /** The attempt stands at another scene, has ended, or its scene is not in this module. */
  | 'not-current'
  /** The current scene asks something else, or nothing. */
  | 'not-this-item'
  /** The current scene cannot be left without an answer. */
  | 'needs-an-answer'
  /** Unknown options, one twice, or not as many as the format asks for. */
  | 'malformed-choice'
  /** The module leads to a scene that it does not have. Checked content never does. */
  | 'leads-nowhere'

type Refusal = { readonly ok: false; readonly problem: Problem }
type Move = { readonly ok: true; readonly state: AttemptState; readonly step: Step }
type AnswerMove = Move & { readonly correct: boolean }

export function findScene(module: Module, sceneId: SceneId): Scene | null {
  return Object.hasOwn(module.scenes, sceneId) ? (module.scenes[sceneId] ?? null) : null
}

function nextBy(way: Way, choice: Choice, outcome: { readonly correct: boolean }): SceneId | null {
  if (way.by === 'verdict') return outcome.correct ? way.right : way.wrong
  const optionId = choice[0]
  return optionId !== undefined && Object.hasOwn(way.next, optionId) ? (way.next[optionId] ?? null) : null
}

function moveOn(module: Module, state: AttemptState, step: Step, next: SceneId | null): Move | Refusal {
  const scene = next === null ? null : findScene(module, next)
  if (scene === null) return { ok: false, problem: 'leads-nowhere' }
  const ended = scene.then.do === 'end'
  return { ok: true, step, state: { sceneId: scene.id, steps: [...state.steps, step], ended } }
}

function currentScene(module: Module, state: AttemptState, sceneId: SceneId): Scene | null {
  return state.ended || state.sceneId !== sceneId ? null : findScene(module, sceneId)
}

/** The attempt before its first step. It has ended once it stands at a scene that ends. */
export function begin(module: Module): AttemptState {
  return { sceneId: module.start, steps: [], ended: findScene(module, module.start)?.then.do === 'end' }
}

/** Answers the item that the current scene asks. Total: whatever is wrong comes back as a problem, the state unmoved. */
export function answer(
  module: Module,
  state: AttemptState,
  sceneId: SceneId,
  itemId: ItemId,
  choice: Choice,
): AnswerMove | Refusal {
  const scene = currentScene(module, state, sceneId)
  if (scene === null) return { ok: false, problem: 'not-current' }
  if (scene.then.do !== 'ask' || scene.then.item.id !== itemId) return { ok: false, problem: 'not-this-item' }
  const { item, way } = scene.then
  if (!fitsItem(item, choice)) return { ok: false, problem: 'malformed-choice' }
  const correct = isRight(item, choice)
  const step: Step = { did: 'answered', sceneId, itemId, choice: [...choice], correct }
  const move = moveOn(module, state, step, nextBy(way, choice, { correct }))
  return move.ok ? { ...move, correct } : move
}

/** Leaves a scene that asks nothing. */
export function goOn(module: Module, state: AttemptState, sceneId: SceneId): Move | Refusal {
  const scene = currentScene(module, state, sceneId)
  if (scene === null) return { ok: false, problem: 'not-current' }
  if (scene.then.do === 'ask') return { ok: false, problem: 'needs-an-answer' }
  if (scene.then.do === 'end') return { ok: false, problem: 'not-current' }
  return moveOn(module, state, { did: 'went-on', sceneId }, scene.then.next)
}

/** Walks the stored steps again from the beginning: the state they lead to, or the problem of the first that fails. */
export function replay(
  module: Module,
  steps: readonly Step[],
): { readonly ok: true; readonly state: AttemptState } | Refusal {
  let state = begin(module)
  for (const step of steps) {
    const move =
      step.did === 'answered'
        ? answer(module, state, step.sceneId, step.itemId, step.choice)
        : goOn(module, state, step.sceneId)
    if (!move.ok) return move
    state = move.state
  }
  return { ok: true, state }
}
