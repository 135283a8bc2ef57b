import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'

/** A group that a report may show. `members` are numbers of people, each once. */
export type SuppressibleGroup = {
  readonly id: string
  /** Groups that divide people up together: the teams, the professions, the sites, the organisation alone. */
  readonly hierarchy: string
  readonly members: ArrayLike<number>
}

/** 'protects-others': it is large enough, but taking it from another figure would leave a small group. */
export type Visibility = 'shown' | 'too-few' | 'protects-others'

/** A set of people, however many groups consist of just them: these are shown together or not at all. */
type Members = {
  readonly people: ArrayLike<number>
  readonly hierarchies: Set<string>
  readonly inside: Members[]
  shown: boolean
}

/** More parts that could be left out of a sum than this, and the smallest is hidden instead of looking at every sum. */
const MOST_OPTIONAL_PARTS = 8

/**
 * Which groups may show a figure without giving away anyone in a group smaller than five, also by subtraction.
 *
 * A group under five is never shown. For each shown group W and each hierarchy, its parts are the largest shown groups
 * of that hierarchy within W. A reader can take any of their sums from W's; what such a sum counts more or less than once
 * (people in no part, or in two) must then be nobody or at least five people. Where it is not, the smallest part of the
 * sum is hidden. So the difference of any two shown groups, one within the other, is nobody or at least five people, and
 * so is that of a group and parts that divide it up (complementary suppression).
 */
export function suppressSmallGroups(groups: readonly SuppressibleGroup[]): Map<string, Visibility> {
  const byPeople = new Map<string, Members>()
  const membersOf = groups.map(({ hierarchy, members }) => {
    const key = [...sorted(members)].join(' ')
    const same = byPeople.get(key) ?? {
      people: members,
      hierarchies: new Set<string>(),
      inside: [],
      shown: members.length >= SMALLEST_GROUP,
    }
    byPeople.set(key, same)
    same.hierarchies.add(hierarchy)
    return same
  })
  const large = [...byPeople.values()].filter(({ shown }) => shown).sort((a, b) => a.people.length - b.people.length)
  nest(large)
  const hierarchies = [...new Set(groups.map(({ hierarchy }) => hierarchy))]
  for (let changed = true; changed; ) {
    changed = false
    for (const whole of large) {
      if (!whole.shown) continue
      for (const hierarchy of hierarchies) {
        for (let part = partToHide(whole, hierarchy); part !== null; part = partToHide(whole, hierarchy)) {
          part.shown = false
          changed = true
        }
      }
    }
  }
  return new Map(
    groups.map(({ id, members }, place) => [
      id,
      members.length < SMALLEST_GROUP ? 'too-few' : membersOf[place]?.shown ? 'shown' : 'protects-others',
    ]),
  )
}

/** Tells each set which others lie within it: those that hold all of its people. */
function nest(sets: readonly Members[]): void {
  const setsOf = new Map<number, Members[]>()
  for (const set of sets) {
    for (let place = 0; place < set.people.length; place++) {
      const person = set.people[place] ?? -1
      const own = setsOf.get(person)
      if (own === undefined) setsOf.set(person, [set])
      else own.push(set)
    }
  }
  for (const set of sets) {
    const held = new Map<Members, number>()
    for (let place = 0; place < set.people.length; place++) {
      for (const other of setsOf.get(set.people[place] ?? -1) ?? []) held.set(other, (held.get(other) ?? 0) + 1)
    }
    for (const [other, people] of held) if (other !== set && people === set.people.length) other.inside.push(set)
  }
}

/** The smallest part of a sum that would leave a small group of this whole; null where no sum would. */
function partToHide(whole: Members, hierarchy: string): Members | null {
  const within = whole.inside.filter((part) => part.shown && part.hierarchies.has(hierarchy))
  const covered = new Set(within.flatMap((part) => part.inside))
  const parts = within.filter((part) => !covered.has(part))
  if (parts.length === 0) return null
  const counted = coverage(parts)
  // A sum without a part whose own five people nobody else counts leaves those five: it can give nobody away.
  const needed = parts.filter((part) => onlyIn(part, counted) >= SMALLEST_GROUP)
  const optional = parts.filter((part) => !needed.includes(part))
  if (optional.length > MOST_OPTIONAL_PARTS) return smallest(optional)
  for (let chosen = 0; chosen < 2 ** optional.length; chosen++) {
    const sum = [...needed, ...optional.filter((_, place) => ((chosen >> place) & 1) === 1)]
    const left = whole.people.length - countedOnce(sum)
    if (sum.length > 0 && left > 0 && left < SMALLEST_GROUP) return smallest(sum)
  }
  return null
}

function coverage(parts: readonly Members[]): Map<number, number> {
  const counted = new Map<number, number>()
  for (const { people } of parts) {
    for (let place = 0; place < people.length; place++) {
      const person = people[place] ?? -1
      counted.set(person, (counted.get(person) ?? 0) + 1)
    }
  }
  return counted
}

function countedOnce(parts: readonly Members[]): number {
  let once = 0
  for (const times of coverage(parts).values()) if (times === 1) once += 1
  return once
}

function onlyIn({ people }: Members, counted: ReadonlyMap<number, number>): number {
  let alone = 0
  for (let place = 0; place < people.length; place++) if (counted.get(people[place] ?? -1) === 1) alone += 1
  return alone
}

function smallest(parts: readonly Members[]): Members | null {
  return parts.reduce<Members | null>(
    (found, part) => (found === null || part.people.length < found.people.length ? part : found),
    null,
  )
}

function sorted(members: ArrayLike<number>): Int32Array {
  return Int32Array.from(members).sort()
}
