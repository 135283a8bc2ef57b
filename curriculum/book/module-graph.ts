import type { ModuleDocument, SceneDocument } from '#curriculum/schema/document.ts'
import type { GraphEdge, GraphNode, ModuleGraph } from '#domain/annotated-content/annotated-content.ts'
import type { SceneId } from '#domain/scenario/module.ts'

const nodeRadius = 13
const across = 64
const down = 46

function waysOf({ way }: SceneDocument): SceneId[] {
  switch (way.by) {
    case 'end':
      return []
    case 'go-on':
      return [way.next]
    case 'verdict':
      return [...new Set([way.right, way.wrong])]
    case 'option':
      return [...new Set(Object.values(way.next))]
    default: {
      const unknown: never = way
      return unknown
    }
  }
}

function kindOf({ ask, way }: SceneDocument): GraphNode['is'] {
  if (ask !== null) return ask.kind === 'check' ? 'check' : 'decision'
  return way.by === 'end' ? 'end' : 'story'
}

/** How many steps the longest way from the start takes to each scene; a way back, which no checked module has, counts not. */
function depths(scenes: ReadonlyMap<SceneId, SceneDocument>, start: SceneId): Map<SceneId, number> {
  const depth = new Map<SceneId, number>()
  const visit = (id: SceneId, at: number, above: ReadonlySet<SceneId>) => {
    const scene = scenes.get(id)
    if (scene === undefined || above.has(id) || (depth.get(id) ?? -1) >= at) return
    depth.set(id, at)
    for (const next of waysOf(scene)) visit(next, at + 1, new Set([...above, id]))
  }
  visit(start, 0, new Set())
  return depth
}

function pairs(path: readonly SceneId[]): Set<string> {
  return new Set(path.slice(1).map((id, place) => `${path[place]} ${id}`))
}

/** The safest path runs down the middle; the others are put beside it, nearest to where they come from. */
export function moduleGraph(
  document: ModuleDocument,
  { safest, worst }: { readonly safest: readonly SceneId[]; readonly worst: readonly SceneId[] },
): ModuleGraph {
  const scenes = new Map(document.scenes.map((scene) => [scene.id, scene]))
  const depth = depths(scenes, document.start)
  const numbers = new Map(document.scenes.map(({ id }, place) => [id, place + 1]))
  const deepest = Math.max(0, ...depth.values())
  const columns = new Map<SceneId, number>()
  for (let layer = 0; layer <= deepest; layer += 1) {
    const here = document.scenes.filter(({ id }) => depth.get(id) === layer).map(({ id }) => id)
    const middle = here.filter((id) => safest.includes(id))
    const beside = here.filter((id) => !safest.includes(id))
    for (const id of middle) columns.set(id, 0)
    // To the right and to the left in turn, the worst path always to the right.
    const inTurn = [...beside].sort((one, other) => Number(worst.includes(other)) - Number(worst.includes(one)))
    const first = middle.length === 0 && !inTurn.some((id) => worst.includes(id)) ? 0 : 1
    inTurn.forEach((id, place) => {
      const step = place + first
      columns.set(id, step === 0 ? 0 : (step % 2 === 1 ? 1 : -1) * Math.ceil(step / 2))
    })
  }
  const leftmost = Math.min(0, ...columns.values())
  const rightmost = Math.max(0, ...columns.values())
  const middleOf = (id: SceneId) => ({
    x: across / 2 + ((columns.get(id) ?? 0) - leftmost) * across,
    y: down / 2 + (depth.get(id) ?? 0) * down,
  })
  const [onSafest, onWorst] = [pairs(safest), pairs(worst)]
  const nodes = document.scenes.flatMap((scene): GraphNode[] =>
    depth.has(scene.id)
      ? [{ id: scene.id, number: numbers.get(scene.id) ?? 0, is: kindOf(scene), ...middleOf(scene.id) }]
      : [],
  )
  const edges = nodes.flatMap(({ id }) => {
    const scene = scenes.get(id)
    return (scene === undefined ? [] : waysOf(scene))
      .filter((to) => scenes.has(to))
      .map((to): GraphEdge => {
        const [from, end] = [middleOf(id), middleOf(to)]
        const name = `${id} ${to}`
        const layers = (depth.get(to) ?? 0) - (depth.get(id) ?? 0)
        // A way that passes other scenes in its own column bends around them.
        const bend = from.x === end.x && layers > 1 ? across * 0.42 : 0
        const y = (from.y + end.y) / 2
        const path = `M${from.x} ${from.y + nodeRadius}C${from.x + bend * 1.4} ${y} ${end.x + bend * 1.4} ${y} ${end.x} ${end.y - nodeRadius - 4}`
        return { from: id, to, on: onSafest.has(name) ? 'safest' : onWorst.has(name) ? 'worst' : 'neither', path }
      })
  })
  return { width: (rightmost - leftmost + 1) * across, height: (deepest + 1) * down, nodes, edges }
}
