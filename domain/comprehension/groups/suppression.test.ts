import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { organisationOf } from './some-organisation.testing.ts'
import { type SuppressibleGroup, suppressSmallGroups } from './suppression.ts'

const people = (from: number, to: number) => Array.from({ length: to - from }, (_, place) => from + place)

const shownOf = (groups: readonly SuppressibleGroup[]) => {
  const visibility = suppressSmallGroups(groups)
  return groups.filter(({ id }) => visibility.get(id) === 'shown')
}

describe('which groups may be shown', () => {
  test('a group of four is not, one of five is', () => {
    const visibility = suppressSmallGroups([
      { id: 'four', hierarchy: 'teams', members: people(0, 4) },
      { id: 'five', hierarchy: 'teams', members: people(4, 9) },
    ])
    expect(Object.fromEntries(visibility)).toEqual({ four: 'too-few', five: 'shown' })
  })

  test('a profession is hidden with a smaller one that could be found by subtraction', () => {
    const visibility = suppressSmallGroups([
      { id: 'all', hierarchy: 'organisation', members: people(0, 30) },
      { id: 'nurses', hierarchy: 'profession', members: people(0, 20) },
      { id: 'doctors', hierarchy: 'profession', members: people(20, 27) },
      { id: 'physicists', hierarchy: 'profession', members: people(27, 30) },
    ])
    expect(Object.fromEntries(visibility)).toEqual({
      all: 'shown',
      nurses: 'shown',
      doctors: 'protects-others',
      physicists: 'too-few',
    })
  })

  test('a team above whose own three people could be found is told together with what is below it', () => {
    const visibility = suppressSmallGroups([
      { id: 'ward', hierarchy: 'team', members: people(0, 13) },
      { id: 'bay', hierarchy: 'team', members: people(0, 10) },
    ])
    expect(Object.fromEntries(visibility)).toEqual({ ward: 'shown', bay: 'protects-others' })
  })

  test('a team that is all of a site but two gives those two away, and a team that is all of it does not', () => {
    const site = { id: 'site', hierarchy: 'site', members: people(0, 12) }
    const team = (to: number) => ({ id: 'team', hierarchy: 'team', members: people(0, to) })
    expect(suppressSmallGroups([site, team(10)]).get('team')).toBe('protects-others')
    expect(suppressSmallGroups([site, team(12)]).get('team')).toBe('shown')
  })
})

const organisation = organisationOf(60)

const setOf = ({ members }: SuppressibleGroup) => new Set(Array.from(members))
const isWithin = (part: ReadonlySet<number>, whole: ReadonlySet<number>) =>
  [...part].every((person) => whole.has(person))
const isSmall = (count: number) => count > 0 && count < 5

describe('in any organisation', () => {
  test('no shown group is small, and none is by subtraction from another', () => {
    fc.assert(
      fc.property(organisation, ({ groups }) => {
        const visibleGroups = shownOf(groups)
        for (const whole of visibleGroups) {
          expect(whole.members.length).toBeGreaterThanOrEqual(5)
          const inWhole = setOf(whole)
          for (const part of visibleGroups) {
            const inPart = setOf(part)
            if (isWithin(inPart, inWhole)) expect(isSmall(inWhole.size - inPart.size)).toBe(false)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('no sum of parts that have nobody in common leaves a small group of the whole', () => {
    fc.assert(
      fc.property(
        organisation.filter(({ everybodyInOneTeam }) => everybodyInOneTeam),
        ({ groups }) => {
          const visibleGroups = shownOf(groups)
          for (const whole of visibleGroups) {
            for (const hierarchy of ['team', 'profession', 'site']) {
              const parts = visibleGroups
                .filter((part) => part.hierarchy === hierarchy && isWithin(setOf(part), setOf(whole)))
                .map(setOf)
              for (let subset = 1; subset < 2 ** parts.length; subset++) {
                const sum = parts.filter((_, place) => ((subset >> place) & 1) === 1)
                const size = sum.reduce((total, part) => total + part.size, 0)
                const union = new Set(sum.flatMap((part) => [...part]))
                if (union.size === size) expect(isSmall(whole.members.length - size)).toBe(false)
              }
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('the organisation itself is always shown once it has five people', () => {
    fc.assert(
      fc.property(organisation, ({ groups }) => {
        const [whole] = groups
        expect(suppressSmallGroups(groups).get('organisation')).toBe(
          (whole?.members.length ?? 0) < 5 ? 'too-few' : 'shown',
        )
      }),
    )
  })
})
