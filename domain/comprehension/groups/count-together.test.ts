import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countTogether } from './count-together.ts'
import { type Counted, type CountedState, groupsOfState, kindOf } from './counted-state.ts'
import { leavesSmallGroup } from './leaves-small-group.testing.ts'
import { suppressSmallGroups, wholeHierarchy } from './suppression.ts'

type Night = CountedState

/** What readers are shown on a night: each group as the values that it is the sum of, by name and the answer that they are of. */
function shownOn(night: Night): string[][] {
  const values = Array.from(night, ([person, { until }]) => `${person} ${until}`)
  const groups = [
    { id: wholeHierarchy, hierarchy: wholeHierarchy, members: values.map((_, number) => number) },
    ...Array.from(groupsOfState(night), ([id, members]) => ({ id, hierarchy: kindOf(id), members })),
  ]
  const shown = suppressSmallGroups(groups)
  return groups
    .filter(({ id }) => shown.get(id) === 'shown')
    .map(({ members }) => members.map((at) => values[at] ?? ''))
}

/** Whether sums and differences of all figures of these nights, as often as one likes, leave one to four people. */
function giveSomeoneAway(nights: readonly Night[]): boolean {
  const figures = nights.flatMap(shownOn)
  const values = [...new Set(figures.flat())]
  const numberOf = new Map(values.map((value, number) => [value, number]))
  const people = [...new Set(values.map((value) => value.split(' ')[0] ?? ''))]
  const personOf = values.map((value) => people.indexOf(value.split(' ')[0] ?? ''))
  return leavesSmallGroup(
    figures.map((of) => ({ members: of.map((value) => numberOf.get(value) ?? -1) })),
    people.length,
    { personOf: (member) => personOf[member] ?? -1 },
  )
}

/** The nights as they are shown, of what is so on each of some days. */
function nightsOf(days: readonly Night[]): Night[] {
  const nights: Night[] = []
  for (const today of days) {
    const last = nights.at(-1)
    nights.push(last === undefined ? today : countTogether(last, today, { earlier: nights.slice(0, -1) }))
  }
  return nights
}

const state = (people: Record<string, Counted>): Night => new Map(Object.entries(people))
const team = (name: string, until: number): Counted => ({ groups: [`team ${name}`], until })
/** People a0, a1 … of a team, so many of whom have answered again. */
const teamOf = (name: string, size: number, { answered = 0, until = 1 } = {}) =>
  Object.fromEntries(
    Array.from({ length: size }, (_, at) => [`${name}${at}`, team(name, at < answered ? until : 0)] as const),
  )

describe('two nights', () => {
  test.each([1, 4])('%i of a team of six who answer wait, and nothing changes', (answered) => {
    const [first, second] = [state(teamOf('a', 6)), state(teamOf('a', 6, { answered }))]
    expect(giveSomeoneAway([first, second])).toBe(true)
    expect(countTogether(first, second, { earlier: [] })).toEqual(first)
  })

  test('five who answer count together', () => {
    const [first, second] = [state(teamOf('a', 6)), state(teamOf('a', 6, { answered: 5 }))]
    expect(countTogether(first, second, { earlier: [] })).toEqual(second)
  })

  test('who joins a team waits for four others, who may join, leave or answer', () => {
    const first = state(teamOf('a', 8))
    const joined = state({ ...teamOf('a', 8), new: team('a', 0) })
    expect(countTogether(first, joined, { earlier: [] })).toEqual(first)
    const { a7: _, ...seven } = teamOf('a', 8, { answered: 3 })
    const more = state({ ...seven, new: team('a', 0) })
    expect(countTogether(first, more, { earlier: [] })).toEqual(more)
  })

  test('someone of another team does not wait for those who wait in theirs', () => {
    const first = state({ ...teamOf('a', 9), ...teamOf('b', 9) })
    const second = state({ ...teamOf('a', 9, { answered: 5 }), ...teamOf('b', 9, { answered: 4 }) })
    expect(countTogether(first, second, { earlier: [] })).toEqual(
      state({ ...teamOf('a', 9, { answered: 5 }), ...teamOf('b', 9) }),
    )
  })

  test('a profession of which one is among those who change does not give that one away', () => {
    const inBoth = (profession: string, until: number): Counted => ({
      groups: ['team a', `profession ${profession}`],
      until,
    })
    const people = (until: number) =>
      state(
        Object.fromEntries(
          Array.from({ length: 14 }, (_, at) => [
            `p${at}`,
            inBoth(at % 2 === 0 ? 'nurse' : 'doctor', at < 11 && (at % 2 === 0 || at === 1) ? until : 0),
          ]),
        ),
      )
    const next = countTogether(people(0), people(1), { earlier: [] })
    expect(giveSomeoneAway([people(0), people(1)])).toBe(true)
    expect([...next].filter(([, { until }]) => until === 1).map(([id]) => id)).not.toContain('p1')
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
})

/** Some days of an organisation of a few teams, professions and sites: on each some answer, and now and then someone comes, goes or moves. */
const someDays = fc
  .record({
    teams: fc.integer({ min: 1, max: 3 }),
    kinds: fc.constantFrom(1, 2, 3),
    people: fc.array(fc.record({ team: fc.nat(), profession: fc.nat(1), site: fc.nat(1) }), {
      minLength: 6,
      maxLength: 15,
    }),
    days: fc.array(
      fc.array(
        fc.record({ person: fc.nat(), does: fc.constantFrom('answers', 'answers', 'answers', 'toggles', 'moves') }),
        {
          maxLength: 14,
        },
      ),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ teams, kinds, people, days }) => {
    const now = people.map(({ team: own, profession, site }) => ({
      team: own % teams,
      profession,
      site,
      until: 0,
      here: true,
    }))
    const stateOf = () =>
      new Map(
        now.flatMap(({ team: own, profession, site, until, here }, at): [string, Counted][] => {
          const groups = [`team ${own}`, `profession ${profession}`, `site ${site}`].slice(0, kinds)
          return here ? [[`p${at}`, { groups, until }]] : []
        }),
      )
    const states: Night[] = [stateOf()]
    for (const [day, acts] of days.entries()) {
      for (const { person, does } of acts) {
        const one = now[person % now.length]
        if (one === undefined) continue
        if (does === 'answers') one.until = day + 1
        else if (does === 'toggles') one.here = !one.here
        else one.team = (one.team + 1) % teams
      }
      states.push(stateOf())
    }
    return states
  })

describe('in any organisation', () => {
  test('no two nights leave one to four people by subtraction', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        const nights = nightsOf(days)
        for (const [place, night] of nights.entries())
          for (const earlier of nights.slice(0, place)) expect(giveSomeoneAway([earlier, night])).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  test('ALL', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        expect(giveSomeoneAway(nightsOf(days))).toBe(false)
      }),
      { numRuns: 150 },
    )
  })
})
