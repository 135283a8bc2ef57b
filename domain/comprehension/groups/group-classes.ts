import type { Edge } from './small-cuts.ts'
import type { SuppressibleGroup } from './suppression.ts'

/** One person, by their number. */
export type PersonEdge = Edge & { readonly person: number }

/** People as edges between what they are in on one side and on the other, see `suppressSmallGroups`. */
export type PeopleInGroups = {
  readonly nodes: number
  readonly edges: readonly PersonEdge[]
  /** The groups that set a class apart: the one that it is in last, and those that others of that are in beyond it. */
  readonly groupsAt: (node: number) => readonly SuppressibleGroup[]
}

/** Node 0 is those who are in no group of a side: one node for both sides. */
const nowhere = 0

export function peopleInGroups(groups: readonly SuppressibleGroup[], alone: string): PeopleInGroups {
  const at: SuppressibleGroup[][] = [[]]
  const one = classesOf(
    groups.filter(({ hierarchy }) => hierarchy === alone),
    at,
  )
  const other = classesOf(
    groups.filter(({ hierarchy }) => hierarchy !== alone),
    at,
  )
  const edges: PersonEdge[] = []
  for (const [person, from] of one) edges.push({ person, from, to: other.get(person) ?? nowhere, people: 1 })
  for (const [person, to] of other) if (!one.has(person)) edges.push({ person, from: nowhere, to, people: 1 })
  return { nodes: at.length, edges, groupsAt: (node) => at[node] ?? [] }
}

/** The class of each person: who is in exactly the same of these groups has the same. Adds each class to `at`. */
function classesOf(groups: readonly SuppressibleGroup[], at: SuppressibleGroup[][]): Map<number, number> {
  const classOf = new Map<number, number>()
  // The largest first: of a tree what is above before what is below, so that a class's last group is the lowest.
  for (const group of groups.toSorted((a, b) => b.members.length - a.members.length || (a.id < b.id ? -1 : 1))) {
    const subclasses = new Map<number, number>()
    for (let place = 0; place < group.members.length; place++) {
      const person = group.members[place] ?? -1
      const before = classOf.get(person) ?? nowhere
      let within = subclasses.get(before)
      if (within === undefined) {
        within = at.length
        at.push([group])
        at[before]?.push(group)
        subclasses.set(before, within)
      }
      classOf.set(person, within)
    }
  }
  return classOf
}
