import fc from 'fast-check'
import type { SuppressibleGroup } from './suppression.ts'

/** A tree of teams, professions and sites over some people; a few are in a second team. */
export const organisationOf = (most: number) =>
  fc
    .record({
      teams: fc.array(fc.nat(), { minLength: 1, maxLength: 7 }),
      people: fc.array(
        fc.record({ team: fc.nat(), second: fc.option(fc.nat(), { freq: 6 }), profession: fc.nat(3), site: fc.nat(2) }),
        { minLength: 1, maxLength: most },
      ),
    })
    .map(({ teams, people: persons }) => {
      const parentOf = teams.map((parent, place) => (place === 0 ? null : parent % place))
      const ownTeams = persons.map(({ team, second }) =>
        [team, ...(second === null ? [] : [second])].map((place) => place % teams.length),
      )
      const within = (team: number, ancestor: number): boolean => {
        const parent = parentOf[team] ?? null
        return team === ancestor || (parent !== null && within(parent, ancestor))
      }
      const all = persons.map((_, place) => place)
      const group = (id: string, hierarchy: string, belongs: (person: number) => boolean): SuppressibleGroup => ({
        id,
        hierarchy,
        members: all.filter(belongs),
      })
      const groups = [
        group('organisation', 'organisation', () => true),
        ...teams.map((_, team) =>
          group(`team ${team}`, 'team', (person) => (ownTeams[person] ?? []).some((own) => within(own, team))),
        ),
        ...[0, 1, 2, 3].map((id) =>
          group(`profession ${id}`, 'profession', (person) => persons[person]?.profession === id),
        ),
        ...[0, 1, 2].map((id) => group(`site ${id}`, 'site', (person) => persons[person]?.site === id)),
      ]
      return { groups, count: persons.length, everybodyInOneTeam: ownTeams.every((own) => new Set(own).size === 1) }
    })
