import type { AttemptState, Choice } from './attempt-state.ts'
import { forkOf } from './fork.ts'
import type { DebriefOf, Feedback, FeedbackOf, LearnerView, Question, SceneOf } from './learner-view.ts'
import type { Exposure, Item, Module, Option, Scene } from './module.ts'
import { shownOptions } from './option-order.ts'
import { exposuresOf, pathsAhead, safestPath } from './paths.ts'
import { findScene } from './play.ts'
import { traysOf } from './sorting.ts'
import { beliefsBehind, fitsItem, isRight } from './verdict.ts'

/** What the options of some formats lie in or stand on; it says nothing of any of them. */
function surroundings({ trays, paper, screen }: Item): Pick<Question, 'trays' | 'paper' | 'screen'> {
  return { ...(trays && { trays }), ...(paper && { paper }), ...(screen && { screen }) }
}

/** An item as it may be asked. Built field by field: what is not named here cannot leave. */
export function questionOf(item: Item, order: { readonly seed: string }): Question {
  return {
    itemId: item.id,
    kind: item.kind,
    format: item.format,
    prompt: item.prompt,
    options: shownOptions(item, order).map(({ id, text, region, label }) => ({
      id,
      text,
      region,
      ...(label && { label }),
    })),
    picture: item.picture,
    ...surroundings(item),
  }
}

function positionOf(module: Module, state: AttemptState): LearnerView['position'] {
  const ahead = pathsAhead(module)
  const here = ahead(state.sceneId)
  const whole = ahead(module.start)
  const scene = state.steps.length + 1
  if (state.ended) return { scene, about: scene, minutesLeft: 0 }
  const left = whole.minutes === 0 ? module.minutes : (module.minutes * here.minutes) / whole.minutes
  return {
    scene,
    about: Math.max(scene + 1, Math.round(state.steps.length + here.scenes)),
    minutesLeft: Math.min(module.minutes, Math.max(1, Math.round(left))),
  }
}

function thenOf(scene: Scene, order: { readonly seed: string }): LearnerView['then'] {
  switch (scene.then.do) {
    case 'ask':
      return { do: 'ask', question: questionOf(scene.then.item, order) }
    case 'go-on':
      return { do: 'go-on' }
    case 'end':
      return { do: 'end' }
    default: {
      const unknown: never = scene.then
      return unknown
    }
  }
}

/** The scene at which an attempt stands, as the learner may see it: no key, no reason, no consequence, no way on. */
export const sceneOf: SceneOf = (module, state, order) => {
  const scene = findScene(module, state.sceneId)
  if (scene === null) return null
  const then = thenOf(scene, order)
  return {
    title: module.title,
    setting: module.setting,
    scene: { id: scene.id, stage: scene.stage, prose: scene.prose },
    then,
    position: positionOf(module, state),
  }
}

function withoutRepeats<Value extends { readonly id: string }>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [value.id, value])).values()]
}

function verdictOn(
  option: Option,
  choice: Choice,
  trays: ReturnType<typeof traysOf>,
): Pick<Feedback['options'][number], 'correct' | 'chosen' | 'tray'> {
  if (option.tray === undefined) return { correct: option.correct, chosen: choice.includes(option.id) }
  const laidIn = trays?.get(option.id) ?? option.tray
  return { correct: laidIn === option.tray, chosen: true, tray: { right: option.tray, chosen: laidIn } }
}

/** What an answer to an item earns, its options as they were shown; the steps of an order in the right order. */
export function itemFeedback(item: Item, choice: Choice, order: { readonly seed: string }): Feedback | null {
  if (!fitsItem(item, choice)) return null
  const trays = traysOf(choice)
  const listedOptions = item.format === 'order' ? item.options : shownOptions(item, order)
  return {
    itemId: item.id,
    practice: item.practice,
    format: item.format,
    prompt: item.prompt,
    correct: isRight(item, choice),
    options: listedOptions.map((option) => ({
      id: option.id,
      text: option.text,
      ...verdictOn(option, choice, trays),
      place:
        item.format === 'order'
          ? { right: item.options.indexOf(option) + 1, chosen: choice.indexOf(option.id) + 1 }
          : null,
      why: option.why,
      region: option.region,
      ...(option.label && { label: option.label }),
    })),
    picture: item.picture,
    ...surroundings(item),
    misconceptions: beliefsBehind(item, choice),
    exposes: withoutRepeats(exposuresOf(item, choice)),
    principle: item.principle,
    sources: item.sources,
  }
}

/** What an answer at a scene earns. */
export const feedbackOf: FeedbackOf = (module, sceneId, choice, order) => {
  const scene = findScene(module, sceneId)
  return scene === null || scene.then.do !== 'ask' ? null : itemFeedback(scene.then.item, choice, order)
}

function exposuresAlong(module: Module, state: AttemptState): Exposure[] {
  const exposures = state.steps.flatMap((step) => {
    const scene = step.did === 'answered' ? findScene(module, step.sceneId) : null
    return scene !== null && scene.then.do === 'ask' && step.did === 'answered'
      ? exposuresOf(scene.then.item, step.choice)
      : []
  })
  return withoutRepeats(exposures)
}

/** The end of an attempt: both exposure ledgers, and every decision on the way with its feedback. */
export const debriefOf: DebriefOf = (module, state, order) => {
  if (!state.ended) return null
  const decisions = state.steps.flatMap((step) => {
    if (step.did !== 'answered') return []
    const scene = findScene(module, step.sceneId)
    if (scene === null || scene.then.do !== 'ask' || scene.then.item.kind !== 'decision') return []
    const feedback = itemFeedback(scene.then.item, step.choice, order)
    return feedback === null ? [] : [{ sceneId: scene.id, feedback }]
  })
  return {
    fork: forkOf(state),
    yours: exposuresAlong(module, state),
    safest: exposuresAlong(module, safestPath(module)),
    decisions,
  }
}
