import type { AttemptState, Choice } from './attempt-state.ts'
import type { Exposure, Item, Module, Scene, SceneId, Text } from './module.ts'
import { answer, begin, findScene, goOn } from './play.ts'
import { readingPace, storyPace, thinkingTime } from './reading-pace.ts'
import { laidIn, sortedRightly } from './sorting.ts'
import { exposingOptions } from './verdict.ts'

type Ahead = { readonly scenes: number; readonly minutes: number }

/** The scenes that may follow this one, once for each choice that leads there. */
export function waysOn(scene: Scene): SceneId[] {
  switch (scene.then.do) {
    case 'end':
      return []
    case 'go-on':
      return [scene.then.next]
    case 'ask':
      return scene.then.way.by === 'verdict'
        ? [scene.then.way.right, scene.then.way.wrong]
        : Object.values(scene.then.way.next)
    default: {
      const unknown: never = scene.then
      return unknown
    }
  }
}

function words(texts: readonly Text[]): number {
  return texts.reduce((sum, { text }) => sum + text.split(/\s+/u).filter(Boolean).length, 0)
}

function minutesAt(scene: Scene): number {
  const story = words(scene.prose) / storyPace
  if (scene.then.do !== 'ask') return story
  const { item } = scene.then
  const question = words([item.prompt, ...item.options.map(({ text }) => text)])
  const reason = words(item.options.map(({ why }) => why)) / Math.max(1, item.options.length)
  return story + (question + reason + words([item.principle])) / readingPace + thinkingTime
}

/** A module never changes: what lies ahead in it is measured once, and forgotten with it. */
const aheadByModule = new WeakMap<Module, (sceneId: SceneId) => Ahead>()

/**
 * What lies ahead from each scene on, that scene included: mean number of scenes and mean minutes of reading and
 * thinking over all ways on, each choice as likely as another. A way back to an earlier scene counts for nothing.
 */
export function pathsAhead(module: Module): (sceneId: SceneId) => Ahead {
  const ahead = aheadByModule.get(module) ?? measurePaths(module)
  aheadByModule.set(module, ahead)
  return ahead
}

function measurePaths(module: Module): (sceneId: SceneId) => Ahead {
  const nothing: Ahead = { scenes: 0, minutes: 0 }
  const aheadByScene = new Map<SceneId, Ahead>()
  const measure = (sceneId: SceneId): Ahead => {
    const already = aheadByScene.get(sceneId)
    if (already !== undefined) return already
    const scene = findScene(module, sceneId)
    if (scene === null) return nothing
    aheadByScene.set(sceneId, nothing)
    const ways = waysOn(scene).map(measure)
    const mean = (value: (ahead: Ahead) => number) =>
      ways.length === 0 ? 0 : ways.reduce((sum, way) => sum + value(way), 0) / ways.length
    const ahead = {
      scenes: 1 + mean((way) => way.scenes),
      minutes: minutesAt(scene) + mean((way) => way.minutes),
    }
    aheadByScene.set(sceneId, ahead)
    return ahead
  }
  return measure
}

/** What a choice at an item gives away; a check and a follow-up only ask, so they give nothing away. */
export function exposuresOf(item: Item, choice: Choice): Exposure[] {
  return item.kind === 'decision' ? exposingOptions(item, choice).flatMap((option) => option.exposes) : []
}

/** The choice that is right: the key, exactly what is to be marked, the order, or everything in its tray. */
export function rightChoice(item: Item): Choice {
  if (item.format === 'sort') return sortedRightly(item)
  return item.options.filter((option) => option.correct).map((option) => option.id)
}

function walk(module: Module, choose: (item: Item) => Choice): AttemptState {
  let state = begin(module)
  const visitedScenes = new Set<SceneId>()
  while (!state.ended && !visitedScenes.has(state.sceneId)) {
    visitedScenes.add(state.sceneId)
    const scene = findScene(module, state.sceneId)
    if (scene === null) break
    const move =
      scene.then.do === 'ask'
        ? answer(module, state, scene.id, scene.then.item.id, choose(scene.then.item))
        : goOn(module, state, scene.id)
    if (!move.ok) break
    state = move.state
  }
  return state
}

/** The attempt of someone who answers everything rightly, from the first scene to the end. */
export function safestPath(module: Module): AttemptState {
  return walk(module, rightChoice)
}

/** The attempt of someone who errs at every item, and where several errors offer themselves takes the most exposing. */
export function worstPath(module: Module): AttemptState {
  return walk(module, worstChoice)
}

/** The choice that errs most, and where several errors offer themselves the most exposing. */
export function worstChoice(item: Item): Choice {
  switch (item.format) {
    case 'single':
    case 'where-from': {
      const wrong = item.options.filter((option) => !option.correct)
      const worst = [...wrong].sort((one, other) => other.exposes.length - one.exposes.length)[0]
      return worst === undefined ? rightChoice(item) : [worst.id]
    }
    case 'multiple':
    case 'spot':
    case 'strike':
      return item.options.filter((option) => !option.correct).map((option) => option.id)
    case 'order':
      return item.options.map((option) => option.id).reverse()
    case 'sort':
      return item.options.flatMap(({ id, tray }) => {
        const elsewhere = item.trays?.find((other) => other.id !== tray)
        return elsewhere === undefined ? [] : [laidIn(id, elsewhere.id)]
      })
    default: {
      const unknown: never = item.format
      return unknown
    }
  }
}
