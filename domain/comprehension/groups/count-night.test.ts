import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countNight } from './count-night.ts'
import type { CountedPerson, CountedState as Night } from './counted-state.ts'
import { groupsOf, shownGroups } from './counted-state.ts'
import { leavesSmallGroup } from './leaves-small-group.testing.ts'
import { someDays } from './some-days.testing.ts'
import { wholeHierarchy } from './suppression.ts'

const practices = ['p', 'q']
/** Of one practice, or of all together. */
type Figure = 'p' | 'q' | 'overall'

/** What readers are shown on a night: each group as the values that it is the sum of, by name and the answers that they are of. */
function shownOn(night: Night, figure: Figure): string[][] {
  const values = Array.from(night, ([person, { answered }]) =>
    [person, ...(figure === 'overall' ? practices : [figure]).map((practice) => answered.get(practice))].join(' '),
  )
  const shownNow = shownGroups(night)
  return groupsOf(Array.from(night.values(), ({ groups }) => groups))
    .filter(({ id, members }) => (id === wholeHierarchy ? members.length >= 5 : shownNow.has(id)))
    .map(({ members }) => Array.from(members, (at) => values[at] ?? ''))
}

/** Whether sums and differences of all figures of these nights, as often as one likes, leave one to four people. */
function giveSomeoneAway(nights: readonly Night[]): boolean {
  return (['p', 'q', 'overall'] as const).some((figure) => {
    const figures = nights.flatMap((night) => shownOn(night, figure))
    const values = [...new Set(figures.flat())]
    const numberOf = new Map(values.map((value, number) => [value, number]))
    const people = [...new Set(values.map((value) => value.split(' ')[0] ?? ''))]
    const personOf = values.map((value) => people.indexOf(value.split(' ')[0] ?? ''))
    return leavesSmallGroup(
      figures.map((of) => ({ members: of.map((value) => numberOf.get(value) ?? -1) })),
      people.length,
      { personOf: (member) => personOf[member] ?? -1 },
    )
  })
}

/** The nights as they are shown, of what is so on each of some days. */
function nightsOf(days: readonly Night[]): Night[] {
  const nights: Night[] = []
  for (const today of days) {
    const [last, ...before] = nights.toReversed()
    const earlier = before.map((night) => ({ state: () => night }))
    nights.push(last === undefined ? today : countNight(last, today, { practices, earlier }))
  }
  return nights
}

const countAfter = (first: Night, second: Night) => nightsOf([first, second])[1]

const state = (people: Record<string, CountedPerson>): Night => new Map(Object.entries(people))
const standing = (groups: readonly string[], p: number): CountedPerson => ({ groups, answered: new Map([['p', p]]) })
const team = (name: string, p: number) => standing([`team ${name}`], p)
/** People a0, a1 … of a team, so many of whom have answered again. */
const teamOf = (name: string, size: number, { answered = 0 } = {}) =>
  Object.fromEntries(
    Array.from({ length: size }, (_, at) => [`${name}${at}`, team(name, at < answered ? 1 : 0)] as const),
  )

describe('two nights', () => {
  test.each([1, 4])('%i of a team of six who answer wait, and nothing changes', (answerCount) => {
    const [first, second] = [state(teamOf('a', 6)), state(teamOf('a', 6, { answered: answerCount }))]
    expect(giveSomeoneAway([first, second])).toBe(true)
    expect(countAfter(first, second)).toEqual(first)
  })

  test('five who answer count together', () => {
    const [first, second] = [state(teamOf('a', 6)), state(teamOf('a', 6, { answered: 5 }))]
    expect(countAfter(first, second)).toEqual(second)
  })

  test('who joins a team waits for four others who join, leave or move: others’ answers do not hide what they bring along', () => {
    const first = state(teamOf('a', 9))
    const joinedPeople = (names: readonly string[], { answered }: { answered: number }) =>
      state({ ...teamOf('a', 9, { answered }), ...Object.fromEntries(names.map((name) => [name, team('a', 0)])) })
    expect(countAfter(first, joinedPeople(['n1'], { answered: 0 }))).toEqual(first)
    expect(countAfter(first, joinedPeople(['n1'], { answered: 6 }))).toEqual(state(teamOf('a', 9, { answered: 6 })))
    const five = joinedPeople(['n1', 'n2', 'n3', 'n4', 'n5'], { answered: 0 })
    expect(countAfter(first, five)).toEqual(five)
  })

  test('who alone of five has answered in a practice waits with it', () => {
    const both = (q: number): CountedPerson => ({
      groups: ['team a'],
      answered: new Map([
        ['p', 1],
        ['q', q],
      ]),
    })
    const first = state(
      Object.fromEntries(
        Array.from({ length: 6 }, (_, at) => [
          `a${at}`,
          {
            groups: ['team a'],
            answered: new Map([
              ['p', 0],
              ['q', 0],
            ]),
          },
        ]),
      ),
    )
    const second = state(Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`a${at}`, both(at === 0 ? 1 : 0)])))
    expect(giveSomeoneAway([first, second])).toBe(true)
    expect([...(countAfter(first, second)?.values() ?? [])]).toEqual(Array.from({ length: 6 }, () => both(0)))
  })

  test('someone of another team does not wait for those who wait in theirs', () => {
    const first = state({ ...teamOf('a', 9), ...teamOf('b', 9) })
    const second = state({ ...teamOf('a', 9, { answered: 5 }), ...teamOf('b', 9, { answered: 4 }) })
    expect(countAfter(first, second)).toEqual(state({ ...teamOf('a', 9, { answered: 5 }), ...teamOf('b', 9) }))
  })

  test('a profession of which one is among those who change does not give that one away', () => {
    const people = (p: number) =>
      state(
        Object.fromEntries(
          Array.from({ length: 14 }, (_, at) => {
            const groups = ['team a', `profession ${at % 2 === 0 ? 'nurse' : 'doctor'}`]
            return [`p${at}`, standing(groups, at < 11 && (at % 2 === 0 || at === 1) ? p : 0)]
          }),
        ),
      )
    const next = countAfter(people(0), people(1)) ?? new Map()
    expect(giveSomeoneAway([people(0), people(1)])).toBe(true)
    expect([...next].flatMap(([id, { answered }]) => (answered.get('p') === 1 ? [id] : []))).toEqual([
      'p0',
      'p2',
      'p4',
      'p6',
      'p8',
      'p10',
    ])
    expect(giveSomeoneAway([people(0), next])).toBe(false)
  })
})

describe('more nights', () => {
  test('four who come and go again do not leave the fifth alone between the nights before and after', () => {
    const came = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, team('a', 0)] as const))
    const before = state(teamOf('a', 9))
    const between = state({ ...teamOf('a', 9), ...came(['n1', 'n2', 'n3', 'n4', 'n5']) })
    const { a8: _, ...eight } = teamOf('a', 9)
    const after = state({ ...eight, ...came(['n5']) })
    expect(nightsOf([before, between])).toEqual([before, between])
    expect(giveSomeoneAway([before, after])).toBe(true)
    const nights = nightsOf([before, between, after])
    expect(giveSomeoneAway(nights)).toBe(false)
  })

  test('a team that shrinks away does not give away who is left in it, beside a team that was shown and is not any more', () => {
    const others = { ...teamOf('b', 8), ...teamOf('c', 8) }
    const first = state({ ...others, ...teamOf('a', 6) })
    const second = state({ ...others, a0: team('a', 0) })
    expect(giveSomeoneAway([first, second])).toBe(true)
    expect(giveSomeoneAway(nightsOf([first, second]))).toBe(false)
  })

  test('those who are left of a team that becomes too small are not had from the night on which it was shown', () => {
    const others = { ...teamOf('b', 4), ...teamOf('c', 1) }
    const first = state({ ...others, ...teamOf('a', 5) })
    const { a0: _, ...four } = teamOf('a', 5, { answered: 5 })
    const second = state({ ...others, ...four })
    expect(giveSomeoneAway([first, second])).toBe(true)
    expect(giveSomeoneAway(nightsOf([first, second]))).toBe(false)
  })
})

describe('in any organisation', () => {
  test('no figures of any nights, taken from each other as often as one likes, leave one to four people', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        expect(giveSomeoneAway(nightsOf(days))).toBe(false)
      }),
      { numRuns: 150 },
    )
  })
})
