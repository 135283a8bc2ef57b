/** How someone stands in the figures of groups. */
export type Counted = {
  /** The groups that they are in, each as its kind, a blank, and which: 'team 4f…', 'profession nurse'. */
  readonly groups: readonly string[]
  /** When the last of their answers was given that counts, in milliseconds; null: none. */
  readonly until: number | null
}

/** How everybody who counts in a night's figures stands, by person. */
export type CountedState = ReadonlyMap<string, Counted>

/** Someone who counts otherwise in one night than in another. */
export type CountedChange = {
  readonly person: string
  /** The groups that they counted in, and those that they count in; one of the two where they came, left or stayed. */
  readonly stands: readonly (readonly string[])[]
  /** Whether they moved and nothing else: in a group that they are in before and after, nothing changes. */
  readonly onlyMoved: boolean
}

/** Whom two states count otherwise: who came, left, moved or answered. What everybody forgets alike is no change. */
export function changesBetween(before: CountedState, after: CountedState): CountedChange[] {
  const changes: CountedChange[] = []
  for (const [person, was] of before) {
    const is = after.get(person)
    if (is === undefined) changes.push({ person, stands: [was.groups], onlyMoved: false })
    else if (!inSameGroups(was, is))
      changes.push({ person, stands: [was.groups, is.groups], onlyMoved: was.until === is.until })
    else if (was.until !== is.until) changes.push({ person, stands: [is.groups], onlyMoved: false })
  }
  for (const [person, { groups }] of after)
    if (!before.has(person)) changes.push({ person, stands: [groups], onlyMoved: false })
  return changes
}

/** Whether someone stands the same in two states, or in neither. */
export function standsSame(one: Counted | undefined, other: Counted | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return one.until === other.until && inSameGroups(one, other)
}

export function inSameGroups(one: Counted, other: Counted): boolean {
  return one.groups.length === other.groups.length && one.groups.every((group) => other.groups.includes(group))
}

/** How many people each group has. */
export function sizesOf(state: CountedState): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const { groups } of state.values()) for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  return sizes
}

/** A state's groups, with its people numbered in its order. */
export function groupsOfState(state: CountedState): Map<string, number[]> {
  const members = new Map<string, number[]>()
  let number = 0
  for (const { groups } of state.values()) {
    for (const group of groups) {
      const known = members.get(group)
      if (known === undefined) members.set(group, [number])
      else known.push(number)
    }
    number += 1
  }
  return members
}

/** A group's kind. */
export function kindOf(group: string): string {
  return group.slice(0, group.indexOf(' '))
}
