import { memberColumns, packFiles, shareColumns, teamColumns, wholeOrganisation } from '#domain/auditing/pack-files.ts'
import { shareRecords } from '#domain/auditing/records.ts'
import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import type { GroupFigures } from '#domain/comprehension/groups/person-profiles.ts'
import {
  type SuppressibleGroup,
  suppressSmallGroups,
  type Visibility,
  wholeHierarchy,
} from '#domain/comprehension/groups/suppression.ts'
import { compare, expectNoMore, type RecomputedFigures, type Recomputing } from './check-figures.ts'
import type { PackReader } from './pack-reader.ts'
import { fieldOf, recordsIn } from './records.ts'

const field = fieldOf(shareColumns)

/**
 * The organisation's shares and every team's, and that no sum of those that are shown is of one to four people. Whether a team is
 * hidden for a profession or a site is not checked: a pack does not say who has which. Returns how many were compared.
 */
export async function checkShares(
  { pack, content, findings }: Recomputing,
  { profiles, counted }: RecomputedFigures,
): Promise<number> {
  const { practices } = content
  const visibleGroups: SuppressibleGroup[] = []
  let comparisons = 0
  const against = async (
    file: string,
    groups: Iterable<Omit<SuppressibleGroup, 'members'> & { members: number[] }>,
  ) => {
    const givenRecords = recordsIn(pack, file, shareColumns)
    for (const group of groups) {
      const { id, members } = group
      let next = await givenRecords.next()
      const statedVisibility = next.done === true ? null : field(next.value, 'visibility')
      const visibility = visibilityOf(members.length, statedVisibility)
      const prior = group.hierarchy === wholeHierarchy ? 'standard' : 'of-the-group'
      const figures: GroupFigures | Exclude<Visibility, 'shown'> =
        visibility === 'shown' ? profiles.figuresOf(members, { prior }) : visibility
      if (typeof figures !== 'string') visibleGroups.push(group)
      const records = shareRecords(id, members.length, practices, figures)
      for (const [place, record] of records.entries()) {
        compare(file, shareColumns, next.value ?? null, record, findings)
        comparisons += 1
        if (place < records.length - 1) next = await givenRecords.next()
      }
    }
    await expectNoMore(file, givenRecords, findings)
  }
  await against(packFiles.organisationShares, [
    { id: wholeOrganisation, hierarchy: wholeHierarchy, members: [...counted.values()] },
  ])
  const teams = await membersOfTeams(pack, counted)
  await against(
    packFiles.teamShares,
    [...teams].map(([id, members]) => ({ id, hierarchy: 'team', members: [...members] })),
  )
  for (const [id, visibility] of suppressSmallGroups(visibleGroups))
    if (visibility !== 'shown') findings.add('groups', `Group ${id}: its figures give fewer than five people away`)
  return comparisons
}

/** A group that is large enough may be hidden for others; none that is too small may be shown. */
function visibilityOf(people: number, statedVisibility: string | null): Visibility {
  if (people < SMALLEST_GROUP) return 'too-few'
  return statedVisibility === 'protects-others' ? 'protects-others' : 'shown'
}

/** The numbers of the counted members of each team, those of the teams below among them. */
async function membersOfTeams(
  pack: PackReader,
  countedNumbers: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const parents = new Map<string, string>()
  for await (const [team = '', parent = ''] of recordsIn(pack, packFiles.teams, teamColumns)) parents.set(team, parent)
  const membersOf = new Map<string, Set<number>>([...parents.keys()].map((team) => [team, new Set()]))
  for await (const [team = '', person = ''] of recordsIn(pack, packFiles.members, memberColumns)) {
    const number = countedNumbers.get(person)
    // A member of a team is one of every team above it.
    const visitedGroups = new Set<string>()
    for (
      let above = team;
      number !== undefined && above !== '' && !visitedGroups.has(above);
      above = parents.get(above) ?? ''
    ) {
      visitedGroups.add(above)
      membersOf.get(above)?.add(number)
    }
  }
  return membersOf
}
