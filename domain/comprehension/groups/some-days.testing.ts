import fc from 'fast-check'
import type { CountedPerson, CountedState } from './counted-state.ts'

/** Some days of an organisation of a few teams, professions and sites: on each some answer, and now and then someone comes, goes or moves. */
export const someDays = fc
  .record({
    teams: fc.integer({ min: 1, max: 3 }),
    kinds: fc.constantFrom(1, 2, 3),
    people: fc.array(fc.record({ team: fc.nat(), profession: fc.nat(1), site: fc.nat(1) }), {
      minLength: 6,
      maxLength: 15,
    }),
    days: fc.array(
      fc
        .constantFrom(['p', 'p', 'q', 'toggles', 'moves'] as const, ['toggles', 'toggles', 'moves'] as const)
        .chain((acts) =>
          fc.array(fc.record({ person: fc.nat(), does: fc.constantFrom(...acts) }), { minLength: 1, maxLength: 14 }),
        ),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ teams, kinds, people, days }) => {
    const now = people.map(({ team: own, profession, site }) => ({
      team: own % teams,
      profession,
      site,
      p: 0,
      q: 0,
      here: true,
    }))
    const stateOf = () =>
      new Map(
        now.flatMap(({ team: own, profession, site, p, q, here }, at): [string, CountedPerson][] => {
          const groups = [`team ${own}`, `profession ${profession}`, `site ${site}`].slice(0, kinds)
          return here ? [[`p${at}`, { groups, answered: new Map(Object.entries({ p, q })) }]] : []
        }),
      )
    const states: CountedState[] = [stateOf()]
    for (const [day, acts] of days.entries()) {
      for (const { person, does } of acts) {
        const one = now[person % now.length]
        if (one === undefined) continue
        if (does === 'p' || does === 'q') one[does] = day + 1
        else if (does === 'toggles') one.here = !one.here
        else one.team = (one.team + 1) % teams
      }
      states.push(stateOf())
    }
    return states
  })
