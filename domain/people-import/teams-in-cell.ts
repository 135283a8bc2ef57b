import { lengthInCharacters, normaliseText } from '#domain/text/typed-text.ts'
import type { ImportGround, KnownTeam } from './judged-row.ts'
import { Refusal } from './refusal.ts'

type TeamField = 'team' | 'manages'

/** Characters of a name. */
const longest = 200

/** Teams are the same whatever the case of their names. */
export const teamKey = (name: string): string => normaliseText(name).toLowerCase()

/**
 * Reads the teams that a cell names: it is one name, or several with a bar or a semicolon between. One that is to be made has
 * no id yet. Throws a Refusal.
 */
export function teamReader({
  teams,
  unknownTeams,
}: Pick<ImportGround, 'teams' | 'unknownTeams'>): (field: TeamField, cell: string) => KnownTeam[] {
  const teamsByKey = new Map<string, KnownTeam[]>()
  for (const team of teams) teamsByKey.set(teamKey(team.name), [...(teamsByKey.get(teamKey(team.name)) ?? []), team])
  return (field, cell) => {
    if (cell === '') return []
    const whole = teamsByKey.get(teamKey(cell))
    if (whole !== undefined) return [onlyOne(field, whole)]
    const names = cell.split(/[|;]/u).map((name) => name.trim())
    const nameByKey = new Map(names.flatMap((name) => (name === '' ? [] : [[teamKey(name), name] as const])))
    return [...nameByKey].map(([key, name]) => {
      const matches = teamsByKey.get(key)
      if (matches !== undefined) return onlyOne(field, matches)
      if (unknownTeams === 'refuse') throw new Refusal(field, 'no-such-team')
      if (lengthInCharacters(name) > longest) throw new Refusal(field, 'too-long')
      return { id: '', name, isArchived: false }
    })
  }
}

/** An archived team has given its name up to one that has it now. */
function onlyOne(field: TeamField, matchingTeams: readonly KnownTeam[]): KnownTeam {
  const [team, ...others] = matchingTeams.filter(({ isArchived }) => !isArchived)
  if (team === undefined) throw new Refusal(field, 'archived-team')
  if (others.length > 0) throw new Refusal(field, 'two-teams')
  return team
}
