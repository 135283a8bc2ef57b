/** An edge between two nodes, with how many people it stands for. */
export type Edge = { readonly from: number; readonly to: number; readonly people: number }

/**
 * Sets of nodes that fewer than `least` people join to the rest, each with the edges that do; none where every two nodes that
 * are joined at all are joined by `least` ways. Not all of them: where some were found, look again after a change.
 *
 * Nodes are merged as long as they are surely joined by `least` ways: by one edge of so many people, or because a maximum
 * adjacency ordering says so (Nagamochi and Ibaraki 1992). What is left over with fewer is a cut.
 *
 * @param nodes how many there are, numbered from 0.
 */
export function smallCuts<AnyEdge extends Edge>(
  nodes: number,
  edges: readonly AnyEdge[],
  { least }: { least: number },
): AnyEdge[][] {
  const mergedNodes = new MergedNodes(nodes)
  for (let left: readonly Edge[] = edges; ; ) {
    left = edgesBetween(left, mergedNodes, nodes)
    if (left.length === 0) return []
    const strong = left.filter(({ people }) => people >= least)
    for (const { from, to } of strong) mergedNodes.merge(from, to)
    if (strong.length > 0) continue
    const neighbours = neighboursOf(left)
    const loose = new Map<number, AnyEdge[]>()
    for (const [node, adjacentNodes] of neighbours)
      if (adjacentNodes.reduce((sum, { people }) => sum + people, 0) < least) loose.set(node, [])
    if (loose.size === 0) {
      mergeNeighbours(neighbours, mergedNodes, least)
      continue
    }
    for (const edge of edges) {
      const [from, to] = [mergedNodes.find(edge.from), mergedNodes.find(edge.to)]
      if (from === to) continue
      loose.get(from)?.push(edge)
      loose.get(to)?.push(edge)
    }
    return [...loose.values()]
  }
}

/** The edges between merged nodes, one for each two. */
function edgesBetween(edges: readonly Edge[], mergedNodes: MergedNodes, nodes: number): Edge[] {
  const between = new Map<number, number>()
  for (const { from, to, people } of edges) {
    const [a, b] = [mergedNodes.find(from), mergedNodes.find(to)]
    if (a === b) continue
    const key = Math.min(a, b) * nodes + Math.max(a, b)
    between.set(key, (between.get(key) ?? 0) + people)
  }
  return Array.from(between, ([key, people]) => ({ from: Math.floor(key / nodes), to: key % nodes, people }))
}

type Neighbour = { readonly node: number; readonly people: number }
type Neighbours = ReadonlyMap<number, readonly Neighbour[]>

function neighboursOf(edges: readonly Edge[]): Neighbours {
  const neighbours = new Map<number, Neighbour[]>()
  const add = (node: number, other: number, people: number) => {
    const adjacentNodes = neighbours.get(node)
    if (adjacentNodes === undefined) neighbours.set(node, [{ node: other, people }])
    else adjacentNodes.push({ node: other, people })
  }
  for (const { from, to, people } of edges) {
    add(from, to, people)
    add(to, from, people)
  }
  return neighbours
}

/**
 * One maximum adjacency ordering of each component: next comes the node with the most people towards those that are in it. When
 * an edge brings a node to `least`, its two ends are joined by so many ways.
 */
function mergeNeighbours(neighbours: Neighbours, mergedNodes: MergedNodes, least: number): void {
  const towards = new Map<number, number>()
  const doneNodes = new Set<number>()
  for (const start of neighbours.keys()) {
    if (doneNodes.has(start)) continue
    const waiting: number[][] = [[start]]
    for (let most = 0; most >= 0; ) {
      const node = waiting[most]?.pop()
      if (node === undefined) {
        most -= 1
        continue
      }
      if (doneNodes.has(node) || (towards.get(node) ?? 0) !== most) continue
      doneNodes.add(node)
      for (const { node: other, people } of neighbours.get(node) ?? []) {
        if (doneNodes.has(other)) continue
        const now = (towards.get(other) ?? 0) + people
        towards.set(other, now)
        const place = waiting[now] ?? []
        waiting[now] = place
        place.push(other)
        most = Math.max(most, now)
        if (now >= least) mergedNodes.merge(node, other)
      }
    }
  }
}

/** Which nodes were merged into one. */
class MergedNodes {
  readonly #into: Int32Array

  constructor(nodes: number) {
    this.#into = Int32Array.from({ length: nodes }, (_, node) => node)
  }

  find(node: number): number {
    let root = node
    for (let next = this.#into[root] ?? root; next !== root; next = this.#into[root] ?? root) root = next
    for (let each = node; each !== root; ) {
      const next = this.#into[each] ?? root
      this.#into[each] = root
      each = next
    }
    return root
  }

  merge(a: number, b: number): void {
    this.#into[this.find(a)] = this.find(b)
  }
}
