import { groupsOf, kindOf } from '#domain/comprehension/groups/counted-state.ts'
import type { Visibility } from '#domain/comprehension/groups/suppression.ts'
import { suppressSmallGroups, wholeHierarchy } from '#domain/comprehension/groups/suppression.ts'

export type GroupKind = 'organisation' | 'team' | 'profession' | 'site'

export type SnapshotPerson = {
  readonly id: string
  /** The groups that they are in, the organisation apart: each as its kind, a blank, and its id or name. */
  readonly groups: readonly string[]
}

export type OrganisationGroup = {
  readonly kind: GroupKind
  /** A team's id, a profession, a site; empty for the organisation. */
  readonly id: string
  /** Numbers of people, in the order given. */
  readonly members: ArrayLike<number>
  readonly visibility: Visibility
}

/** The groups that someone is in: their teams with all that these belong to, profession and site where anyone entered one. */
export function groupsOfPerson(
  { teamIds, profession, site }: { teamIds: readonly string[]; profession: string; site: string },
  parentOf: ReadonlyMap<string, string | null>,
): string[] {
  return [
    ...Array.from(teamsAbove(teamIds, parentOf), (id) => `team ${id}`),
    ...(profession === '' ? [] : [`profession ${profession}`]),
    ...(site === '' ? [] : [`site ${site}`]),
  ]
}

/** Every group that a report across the organisation may tell of, and whether it may be shown beside the others. */
export function organisationGroups(people: readonly SnapshotPerson[]): OrganisationGroup[] {
  const groups = groupsOf(people.map((person) => person.groups))
  const visibilities = suppressSmallGroups(groups)
  return groups.map(({ id: key, members }) => ({
    ...(key === wholeHierarchy
      ? { kind: 'organisation', id: '' }
      : { kind: groupKind(key), id: key.slice(key.indexOf(' ') + 1) }),
    members,
    visibility: visibilities.get(key) ?? 'too-few',
  }))
}

function groupKind(key: string): GroupKind {
  const kind = kindOf(key)
  if (kind !== 'team' && kind !== 'profession' && kind !== 'site') throw new Error(`${key} is no group`)
  return kind
}

/** These teams and all that they belong to, each once. */
function teamsAbove(teamIds: readonly string[], parentOf: ReadonlyMap<string, string | null>): Set<string> {
  const reachedTeams = new Set<string>()
  for (const teamId of teamIds) {
    for (let id: string | null = teamId; id !== null && !reachedTeams.has(id); id = parentOf.get(id) ?? null)
      reachedTeams.add(id)
  }
  return reachedTeams
}
