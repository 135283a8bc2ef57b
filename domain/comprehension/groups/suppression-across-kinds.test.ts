import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leavesSmallGroup } from './leaves-small-group.testing.ts'
import { organisationOf } from './some-organisation.testing.ts'
import { type SuppressibleGroup, suppressSmallGroups } from './suppression.ts'

const people = (from: number, to: number) => Array.from({ length: to - from }, (_, place) => from + place)

const shownOf = (groups: readonly SuppressibleGroup[]) => {
  const visibility = suppressSmallGroups(groups)
  return groups.filter(({ id }) => visibility.get(id) === 'shown')
}

/** Small enough to try every set of up to four people. */
const smallOrganisation = organisationOf(22)
const organisation = organisationOf(60)

describe('groups of different kinds', () => {
  test('a team of 5 and a profession of 6 in a whole of 12 do not give the twelfth person away', () => {
    const visibleGroups = shownOf([
      { id: 'all', hierarchy: 'organisation', members: people(0, 12) },
      { id: 'team', hierarchy: 'team', members: people(0, 5) },
      { id: 'nurses', hierarchy: 'profession', members: people(5, 11) },
    ])
    expect(visibleGroups.map(({ id }) => id)).toEqual(['all', 'nurses'])
  })

  test('two teams that overlap in one person do not give that person away beside the team above', () => {
    const visibleGroups = shownOf([
      { id: 'above', hierarchy: 'team', members: people(0, 19) },
      { id: 'one', hierarchy: 'team', members: people(0, 10) },
      { id: 'two', hierarchy: 'team', members: people(9, 19) },
    ])
    expect(visibleGroups).toHaveLength(2)
  })

  test('a team, a profession and a site do not give away three people who are in none', () => {
    const visibleGroups = shownOf([
      { id: 'all', hierarchy: 'organisation', members: people(0, 24) },
      { id: 'team', hierarchy: 'team', members: people(0, 7) },
      { id: 'nurses', hierarchy: 'profession', members: people(7, 14) },
      { id: 'site', hierarchy: 'site', members: people(14, 21) },
    ])
    expect(leavesSmallGroup(visibleGroups, 24)).toBe(false)
    expect(visibleGroups).toHaveLength(3)
  })

  test('teams of ten with many professions are all shown: who is where twice is in no figure', () => {
    const groups: SuppressibleGroup[] = [
      { id: 'all', hierarchy: 'organisation', members: people(0, 100) },
      ...people(0, 10).map((team) => ({
        id: `team ${team}`,
        hierarchy: 'team',
        members: people(team * 10, team * 10 + 10),
      })),
      ...people(0, 5).map((profession) => ({
        id: `profession ${profession}`,
        hierarchy: 'profession',
        members: people(0, 100).filter((person) => person % 5 === profession),
      })),
    ]
    expect(shownOf(groups)).toHaveLength(groups.length)
  })
})

describe('in any organisation', () => {
  test('no sum and difference of shown groups, each as often as one likes, leaves one to four people', () => {
    fc.assert(
      fc.property(smallOrganisation, ({ groups, count }) => {
        expect(leavesSmallGroup(shownOf(groups), count)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  test('with teams in a tree and professions, none is hidden that could be shown beside the others', () => {
    fc.assert(
      fc.property(
        smallOrganisation.filter(({ everybodyInOneTeam }) => everybodyInOneTeam),
        ({ groups, count }) => {
          const two = groups.filter(({ hierarchy }) => hierarchy !== 'site')
          const visibleGroups = shownOf(two)
          for (const group of two)
            if (group.members.length >= 5 && !visibleGroups.includes(group))
              expect(leavesSmallGroup([...visibleGroups, group], count)).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('the order of the groups changes nothing', () => {
    fc.assert(
      fc.property(organisation, ({ groups }) => {
        const ids = (of: readonly SuppressibleGroup[]) =>
          shownOf(of)
            .map(({ id }) => id)
            .sort()
        expect(ids(groups.toReversed())).toEqual(ids(groups))
      }),
      { numRuns: 100 },
    )
  })
})
