import type { Visibility } from '#domain/comprehension/groups/suppression.ts'
import { suppressSmallGroups } from '#domain/comprehension/groups/suppression.ts'

export type GroupKind = 'organisation' | 'team' | 'profession' | 'site'

export type SnapshotPerson = {
  readonly id: string
  readonly profession: string
  readonly site: string
  /** The teams that they are a member of themselves. */
  readonly teamIds: readonly string[]
}

export type SnapshotTeam = { readonly id: string; readonly parentId: string | null }

export type OrganisationGroup = {
  readonly kind: GroupKind
  /** A team's id, a profession, a site; empty for the organisation. */
  readonly id: string
  /** Numbers of people, in the order given. */
  readonly members: readonly number[]
  readonly visibility: Visibility
}

/** Every group that a report across the organisation may tell of, and whether it may be shown beside the others. */
export function organisationGroups(
  people: readonly SnapshotPerson[],
  teams: readonly SnapshotTeam[],
): OrganisationGroup[] {
  const parentOf = new Map(teams.map(({ id, parentId }) => [id, parentId]))
  const ofTeam = new Map<string, number[]>(teams.map(({ id }) => [id, []]))
  const ofProfession = new Map<string, number[]>()
  const ofSite = new Map<string, number[]>()
  for (const [number, person] of people.entries()) {
    for (const id of teamsAbove(person.teamIds, parentOf)) ofTeam.get(id)?.push(number)
    addTo(ofProfession, person.profession, number)
    addTo(ofSite, person.site, number)
  }
  const groups = [
    { kind: 'organisation' as const, id: '', members: people.map((_, number) => number) },
    ...[...ofTeam].map(([id, members]) => ({ kind: 'team' as const, id, members })),
    ...[...ofProfession].map(([id, members]) => ({ kind: 'profession' as const, id, members })),
    ...[...ofSite].map(([id, members]) => ({ kind: 'site' as const, id, members })),
  ].filter(({ kind, members }) => kind === 'organisation' || members.length > 0)
  const keyOf = ({ kind, id }: { kind: GroupKind; id: string }) => `${kind} ${id}`
  const visibilities = suppressSmallGroups(
    groups.map((group) => ({ id: keyOf(group), hierarchy: group.kind, members: group.members })),
  )
  return groups.map((group) => ({ ...group, visibility: visibilities.get(keyOf(group)) ?? 'too-few' }))
}

/** These teams and all that they belong to, each once. */
function teamsAbove(teamIds: readonly string[], parentOf: ReadonlyMap<string, string | null>): Set<string> {
  const reached = new Set<string>()
  for (const teamId of teamIds) {
    for (let id: string | null = teamId; id !== null && !reached.has(id); id = parentOf.get(id) ?? null) reached.add(id)
  }
  return reached
}

/** Someone whose profession or site nobody has entered is in none. */
function addTo(groups: Map<string, number[]>, id: string, number: number): void {
  if (id === '') return
  const members = groups.get(id)
  if (members === undefined) groups.set(id, [number])
  else members.push(number)
}
