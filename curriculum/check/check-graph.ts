import type { FileTexts } from '#curriculum/compiling/texts.ts'
import type { Module, Scene, SceneId } from '#domain/scenario/module.ts'
import { waysOn } from '#domain/scenario/paths.ts'
import { findScene } from '#domain/scenario/play.ts'

export type Range = { readonly fewest: number; readonly most: number }

function reachableFrom(module: Module): Set<SceneId> {
  const reachedScenes = new Set<SceneId>()
  const waiting = [module.start]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const scene = findScene(module, id)
    if (scene === null || reachedScenes.has(id)) continue
    reachedScenes.add(id)
    waiting.push(...waysOn(scene))
  }
  return reachedScenes
}

/** The scenes from which a way leads back to a scene that came before. */
function loops(module: Module): { readonly from: SceneId; readonly to: SceneId }[] {
  const edges: { from: SceneId; to: SceneId }[] = []
  const doneScenes = new Set<SceneId>()
  const visit = (id: SceneId, above: ReadonlySet<SceneId>) => {
    const scene = findScene(module, id)
    if (scene === null || doneScenes.has(id)) return
    const here = new Set([...above, id])
    for (const next of new Set(waysOn(scene))) {
      if (here.has(next)) edges.push({ from: id, to: next })
      else visit(next, here)
    }
    doneScenes.add(id)
  }
  visit(module.start, new Set())
  return edges
}

/** The fewest and the most scenes of a kind that any path from the start to an end meets. */
export function countOnPaths(module: Module, counts: (scene: Scene) => boolean): Range {
  const rangeOfScene = new Map<SceneId, Range>()
  const measure = (id: SceneId): Range => {
    const already = rangeOfScene.get(id)
    if (already !== undefined) return already
    rangeOfScene.set(id, { fewest: 0, most: 0 })
    const scene = findScene(module, id)
    const own = scene !== null && counts(scene) ? 1 : 0
    const ways = scene === null ? [] : waysOn(scene).map(measure)
    const range = {
      fewest: own + (ways.length === 0 ? 0 : Math.min(...ways.map(({ fewest }) => fewest))),
      most: own + Math.max(0, ...ways.map(({ most }) => most)),
    }
    rangeOfScene.set(id, range)
    return range
  }
  return measure(module.start)
}

export function asks(kind: 'decision' | 'check'): (scene: Scene) => boolean {
  return (scene) => scene.then.do === 'ask' && scene.then.item.kind === kind
}

/** What must hold for the paths through a module under each policy. */
export function checkGraph(module: Module, under: string, texts: FileTexts): void {
  const reachedScenes = reachableFrom(module)
  for (const id of Object.keys(module.scenes)) {
    if (reachedScenes.has(id)) continue
    const message = `found a scene that no path reaches${under}, expected a way to it from another scene`
    texts.report('unreachable-scene', ['scenes', id], message)
  }
  const circles = loops(module)
  for (const { from, to } of circles) {
    const message = `found a way back to "${to}", which comes before${under}, expected every path to go on to an end`
    texts.report('loop', ['scenes', from], message)
  }
  if (circles.length > 0) return
  const decisions = countOnPaths(module, asks('decision'))
  const checks = countOnPaths(module, asks('check'))
  if (decisions.fewest < 5 || decisions.most > 7) {
    const message = `found paths with ${decisions.fewest} to ${decisions.most} decisions${under}, expected 5 to 7 on each`
    texts.report('module-length', ['scenes'], message)
  }
  if (checks.fewest !== 3 || checks.most !== 3) {
    const message = `found paths with ${checks.fewest} to ${checks.most} checks${under}, expected 3 on each`
    texts.report('module-length', ['scenes'], message)
  }
}
