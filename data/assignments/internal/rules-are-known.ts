import type { Transaction } from '#data/database/database.ts'
import type { AudienceRule } from '#domain/assignments/audience-rule.ts'

/** Whether each team and person that rules name is one of the organisation's. */
export async function rulesAreKnown(
  transaction: Transaction,
  organisationId: string,
  rules: readonly AudienceRule[],
): Promise<boolean> {
  const idsOf = (...kinds: readonly AudienceRule['kind'][]) => [
    ...new Set(rules.flatMap(({ kind, value }) => (kinds.includes(kind) ? [value] : []))),
  ]
  const teams = idsOf('team', 'team-alone')
  const people = idsOf('person')
  const knownTeams = await transaction.team.count({ where: { organisationId, archivedAt: null, id: { in: teams } } })
  const knownPeople = await transaction.person.count({ where: { organisationId, id: { in: people } } })
  return knownTeams === teams.length && knownPeople === people.length
}
