import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import { type CountedChange, groupsOf, kindOf } from './counted-state.ts'
import { type PersonEdge, peopleInGroups } from './group-classes.ts'
import { smallCuts } from './small-cuts.ts'

/** Who moved and answered is two edges, which together are one person: so each is half of one. */
const halves = 2

/**
 * Who of those that changed between two nights would be hidden among five: the most of them of whom no adding and subtracting of
 * the groups' differences between the nights leaves one to four alone.
 *
 * A group's difference is the sum over those in it who changed, so it is the question of `suppressSmallGroups` asked of these
 * people alone; but here people wait until there are more, and no group is hidden. What is left when all small cuts are
 * taken out, and those that come of it, is the same in whatever order: the parts in which all are joined by five ways.
 *
 * Who only moved is an edge from where they were to where they are, on the side on which they moved; who moved on both sides is
 * none, and waits for their next answer.
 *
 * @param groups those that are large enough to be shown, without the organisation, which always is.
 * @returns the people of these changes who may change.
 */
export function safeChanges(changes: readonly CountedChange[], groups: ReadonlySet<string>): Set<string> {
  const kinds = new Set(Array.from(groups, kindOf))
  // Of three kinds, two are taken as one side, as in `suppressSmallGroups`. Whichever way lets most people change.
  const ways = kinds.size < 3 ? [...kinds].slice(0, 1) : [...kinds]
  let best = new Set<string>()
  for (const alone of ways.length === 0 ? [''] : ways) {
    const safe = withoutSmallCuts(changes, groups, alone)
    if (safe.size > best.size) best = safe
    if (best.size === changes.length) break
  }
  return best
}

function withoutSmallCuts(changes: readonly CountedChange[], groups: ReadonlySet<string>, alone: string): Set<string> {
  for (let left = changes; ; ) {
    const { edges, nodes, without } = edgesOf(left, groups, alone)
    const cuts = smallCuts(nodes, edges, { least: SMALLEST_GROUP * halves })
    const unsafe = new Set([...without, ...cuts.flatMap((cut) => cut.map(({ person }) => person))])
    if (unsafe.size === 0) return new Set(left.map(({ person }) => person))
    left = left.filter((_, place) => !unsafe.has(place))
  }
}

/** Each change as one edge, or two halves, with its place among the changes as its person; `without`: those that are none. */
function edgesOf(
  changes: readonly CountedChange[],
  groups: ReadonlySet<string>,
  alone: string,
): { nodes: number; edges: PersonEdge[]; without: number[] } {
  const stands = changes.flatMap(({ stands }) => stands)
  const { nodes, edges: ofStands } = peopleInGroups(groupsOf(stands, groups), alone)
  const edgeOf = new Map(ofStands.map((edge) => [edge.person, edge]))
  const edges: PersonEdge[] = []
  const without: number[] = []
  let next = 0
  for (const [place, { stands: own, onlyMoved }] of changes.entries()) {
    const [one, other] = own.map((_, at) => edgeOf.get(next + at))
    next += own.length
    if (one === undefined) continue
    if (other === undefined) edges.push({ ...one, person: place, people: halves })
    else if (!onlyMoved) edges.push({ ...one, person: place }, { ...other, person: place })
    else if (one.from === other.from) edges.push({ person: place, from: one.to, to: other.to, people: halves })
    else if (one.to === other.to) edges.push({ person: place, from: one.from, to: other.from, people: halves })
    else without.push(place)
  }
  return { nodes, edges, without }
}
