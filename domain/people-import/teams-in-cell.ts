import { lengthInCharacters, normaliseTyped } from '#domain/text/typed-text.ts'
import type { ImportGround, KnownTeam } from './judged-row.ts'
import { Refusal } from './refusal.ts'

type TeamField = 'team' | 'manages'

/** Characters of a name. */
const longest = 200

/** Teams are the same whatever the case of their names. */
export const teamKey = (name: string): string => normaliseTyped(name).toLowerCase()

/**
 * Reads the teams that a cell names: it is one name, or several with a bar or a semicolon between. One that is to be made has
 * no id yet. Throws a Refusal.
 */
export function teamReader({
  teams,
  unknownTeams,
}: Pick<ImportGround, 'teams' | 'unknownTeams'>): (field: TeamField, said: string) => KnownTeam[] {
  const called = new Map<string, KnownTeam[]>()
  for (const team of teams) called.set(teamKey(team.name), [...(called.get(teamKey(team.name)) ?? []), team])
  return (field, said) => {
    if (said === '') return []
    const whole = called.get(teamKey(said))
    if (whole !== undefined) return [onlyOne(field, whole)]
    const names = said.split(/[|;]/u).map((name) => name.trim())
    const named = new Map(names.flatMap((name) => (name === '' ? [] : [[teamKey(name), name] as const])))
    return [...named].map(([key, name]) => {
      const found = called.get(key)
      if (found !== undefined) return onlyOne(field, found)
      if (unknownTeams === 'refuse') throw new Refusal(field, 'no-such-team')
      if (lengthInCharacters(name) > longest) throw new Refusal(field, 'too-long')
      return { id: '', name, isArchived: false }
    })
  }
}

/** An archived team has given its name up to one that has it now. */
function onlyOne(field: TeamField, called: readonly KnownTeam[]): KnownTeam {
  const [team, ...others] = called.filter(({ isArchived }) => !isArchived)
  if (team === undefined) throw new Refusal(field, 'archived-team')
  if (others.length > 0) throw new Refusal(field, 'two-teams')
  return team
}
