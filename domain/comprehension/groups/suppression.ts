import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import { peopleInGroups } from './group-classes.ts'
import { smallCuts } from './small-cuts.ts'

/** A group that a report may show. `members` are numbers of people, each once. */
export type SuppressibleGroup = {
  readonly id: string
  /** Groups that divide people up together: the teams, the professions, the sites; 'organisation' is never hidden for others. */
  readonly hierarchy: string
  readonly members: ArrayLike<number>
}

/** 'protects-others': it is large enough, but with it a small group could be had from the figures that are shown. */
export type Visibility = 'shown' | 'too-few' | 'protects-others'

/** 'not-yet': no night has looked at it beside the others. */
export type VisibilityToday = Visibility | 'not-yet'

export const wholeHierarchy = 'organisation'

/** So many hidden groups are tried again at the end, where this many people or fewer are in all groups together. */
const mostTriedAgain = 60
const fewMemberships = 20_000

/**
 * Which groups may show a figure, so that no adding and subtracting of shown groups, of whatever kinds and however many times
 * each, leaves a figure of one to four people alone.
 *
 * Why it holds. What such a sum counts a person as is a number for the groups of one side that they are in plus a number for
 * those of the other side: of two kinds, teams and professions say. Draw each side's classes of people (who is in exactly the
 * same of its groups) as nodes, those who are in no group of a side all as one, and each person as an edge between their two.
 * Whom a sum counts as zero are then edges within sets of nodes of one value, and whom it does not are a cut between such sets.
 * So it is enough that no cut is of fewer than five edges. With two kinds of groups of which each is a tree this is exact; of
 * three kinds two are taken together as one side, as if their overlaps were shown too, which hides more and never less.
 * Whichever two, that which hides least is taken. `smallCuts` finds the cuts, and of each the smallest group that makes it
 * is hidden, until there is none.
 */
export function suppressSmallGroups(groups: readonly SuppressibleGroup[]): Map<string, Visibility> {
  const large = groups.filter(({ members }) => members.length >= SMALLEST_GROUP)
  const kinds = [...new Set(large.map(({ hierarchy }) => hierarchy))].filter((kind) => kind !== wholeHierarchy)
  const alone = kinds.length < 3 ? kinds.slice(0, 1) : kinds
  // The fewest classes first: that way hides least as a rule, and another is left when it has hidden more.
  const ways = (alone.length === 0 ? [''] : alone)
    .map((kind) => ({ kind, classes: peopleInGroups(large, kind).nodes }))
    .sort((a, b) => a.classes - b.classes)
  let best: VisibleGroups | null = null
  for (const { kind } of ways) {
    const visibleGroups: VisibleGroups | null = hideUntilSafe(large, kind, { atLeast: best?.size ?? 0 })
    if (visibleGroups !== null && (best === null || shows(visibleGroups, best))) best = visibleGroups
    if (best?.size === large.length) break
  }
  return new Map(
    groups.map((group) => [
      group.id,
      group.members.length < SMALLEST_GROUP ? 'too-few' : best?.has(group) ? 'shown' : 'protects-others',
    ]),
  )
}

type VisibleGroups = ReadonlySet<SuppressibleGroup>

/** Whether one way shows more groups than another, or as many with more people. */
function shows(way: VisibleGroups, other: VisibleGroups): boolean {
  const people = (visibleGroups: VisibleGroups) =>
    [...visibleGroups].reduce((sum, { members }) => sum + members.length, 0)
  return way.size > other.size || (way.size === other.size && people(way) > people(other))
}

/** Hides groups until no cut is small. `alone`: the kind that is one side, against all others. Null: fewer would be left. */
function hideUntilSafe(
  groups: readonly SuppressibleGroup[],
  alone: string,
  { atLeast }: { atLeast: number },
): VisibleGroups | null {
  const visibleGroups = new Set(groups)
  for (
    let groupsToHideNow = groupsToHide(visibleGroups, alone);
    groupsToHideNow.length > 0;
    groupsToHideNow = groupsToHide(visibleGroups, alone)
  ) {
    for (const group of groupsToHideNow) visibleGroups.delete(group)
    if (visibleGroups.size < atLeast) return null
  }
  const memberships = groups.reduce((sum, { members }) => sum + members.length, 0)
  if (memberships > fewMemberships) return visibleGroups
  const hiddenGroups = groups.filter((group) => !visibleGroups.has(group)).sort((a, b) => bySize(b, a))
  for (const group of hiddenGroups.slice(0, mostTriedAgain)) {
    visibleGroups.add(group)
    if (groupsToHide(visibleGroups, alone).length > 0) visibleGroups.delete(group)
  }
  return visibleGroups
}

/** Of each small cut the smallest group that makes it, but for cuts that another of these groups may do away with. */
function groupsToHide(visibleGroups: VisibleGroups, alone: string): SuppressibleGroup[] {
  const { nodes, edges, groupsAt } = peopleInGroups([...visibleGroups], alone)
  const hiddenGroups = new Set<SuppressibleGroup>()
  for (const cut of smallCuts(nodes, edges, { least: SMALLEST_GROUP })) {
    const makers = [...new Set(cut.flatMap(({ from, to }) => [...groupsAt(from), ...groupsAt(to)]))].filter(canBeHidden)
    const candidates = makers.length > 0 ? makers : [...visibleGroups].filter(canBeHidden)
    if (candidates.some((group) => hiddenGroups.has(group))) continue
    const [smallest] = candidates.sort(bySize)
    if (smallest !== undefined) hiddenGroups.add(smallest)
  }
  return [...hiddenGroups]
}

function canBeHidden({ hierarchy }: SuppressibleGroup): boolean {
  return hierarchy !== wholeHierarchy
}

function bySize(a: SuppressibleGroup, b: SuppressibleGroup): number {
  return a.members.length - b.members.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
