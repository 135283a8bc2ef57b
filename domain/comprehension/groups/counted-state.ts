import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import { type SuppressibleGroup, suppressSmallGroups, wholeHierarchy } from './suppression.ts'

/** How someone stands in the figures of groups. */
export type CountedPerson = {
  /** The groups that they are in, each as its kind, a blank, and which: 'team 4f…', 'profession nurse'. */
  readonly groups: readonly string[]
  /** By practice, when the last of their answers was given that counts, in milliseconds. */
  readonly answered: ReadonlyMap<string, number>
}

/** How everybody who counts in a night's figures stands, by person. */
export type CountedState = ReadonlyMap<string, CountedPerson>

/** What of it is asked: one practice with the groups, or the groups alone. */
export type Aspect = { readonly practice: string } | 'groups'

/** Someone who counts otherwise in one night than in another. */
export type CountedChange = {
  readonly person: string
  /** The groups that they counted in, and those that they count in; one of the two where they came, left or stayed. */
  readonly stands: readonly (readonly string[])[]
  /** Whether they moved and nothing else: in a group that they are in before and after, nothing changes. */
  readonly onlyMoved: boolean
}

/** Whom two states count otherwise: who came, left, moved or answered. What everybody forgets alike is no change. */
export function changesBetween(before: CountedState, after: CountedState, aspect: Aspect): CountedChange[] {
  const changes: CountedChange[] = []
  for (const [person, was] of before) {
    const is = after.get(person)
    if (is === was) continue
    if (is === undefined) changes.push({ person, stands: [was.groups], onlyMoved: false })
    else if (!inSameGroups(was, is))
      changes.push({ person, stands: [was.groups, is.groups], onlyMoved: answeredSame(was, is, aspect) })
    else if (!answeredSame(was, is, aspect)) changes.push({ person, stands: [is.groups], onlyMoved: false })
  }
  for (const [person, { groups }] of after)
    if (!before.has(person)) changes.push({ person, stands: [groups], onlyMoved: false })
  return changes
}

function answeredSame(one: CountedPerson, other: CountedPerson, aspect: Aspect): boolean {
  return aspect === 'groups' || one.answered.get(aspect.practice) === other.answered.get(aspect.practice)
}

/** Whether someone stands the same in two states, or in neither. */
export function standsSame(one: CountedPerson | undefined, other: CountedPerson | undefined, aspect: Aspect): boolean {
  if (one === undefined || other === undefined) return one === other
  return answeredSame(one, other, aspect) && inSameGroups(one, other)
}

export function inSameGroups(one: CountedPerson, other: CountedPerson): boolean {
  const { groups } = other
  return one.groups === groups || (one.groups.length === groups.length && one.groups.every((id) => groups.includes(id)))
}

/** The groups of a state that are large enough to be shown, the organisation apart. */
export function largeGroups(state: CountedState): Set<string> {
  const sizes = new Map<string, number>()
  for (const { groups } of state.values()) for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  return new Set([...sizes].flatMap(([group, size]) => (size >= SMALLEST_GROUP ? [group] : [])))
}

/** Those that are shown beside each other, the organisation apart. */
export function shownGroups(state: CountedState): Set<string> {
  const groups = groupsOf(Array.from(state.values(), ({ groups }) => groups))
  const visibility = suppressSmallGroups(groups)
  return new Set(groups.flatMap(({ id }) => (id !== wholeHierarchy && visibility.get(id) === 'shown' ? [id] : [])))
}

/** The groups that some stand in, with their places as members, and the organisation that all are in. */
export function groupsOf(stands: readonly (readonly string[])[], among?: ReadonlySet<string>): SuppressibleGroup[] {
  const members = new Map<string, number[]>()
  for (const [place, own] of stands.entries()) {
    for (const id of own) {
      if (among !== undefined && !among.has(id)) continue
      const cells = members.get(id)
      if (cells === undefined) members.set(id, [place])
      else cells.push(place)
    }
  }
  const whole = { id: wholeHierarchy, hierarchy: wholeHierarchy, members: [...stands.keys()] }
  return [whole, ...Array.from(members, ([id, own]) => ({ id, hierarchy: kindOf(id), members: own }))]
}

/** A group's kind. */
export function kindOf(group: string): string {
  return group.slice(0, group.indexOf(' '))
}
