import type { Transaction } from '#data/database/database.ts'
import type { AudienceRule } from '#domain/assignments/audience-rule.ts'

/**
 * Whether each team and person that rules name is one of the organisation's, and no team is archived but those that the rules
 * of this assignment (null: a new one) name already.
 */
export async function rulesAreKnown(
  transaction: Transaction,
  rules: readonly AudienceRule[],
  { organisationId, assignmentId }: { organisationId: string; assignmentId: string | null },
): Promise<boolean> {
  const idsOf = (...kinds: readonly AudienceRule['kind'][]) => [
    ...new Set(rules.flatMap(({ kind, value }) => (kinds.includes(kind) ? [value] : []))),
  ]
  const teams = idsOf('team', 'team-alone')
  const people = idsOf('person')
  const nameCondition = assignmentId === null ? [] : [{ namedIn: { some: { assignmentId } } }]
  const knownTeams = await transaction.team.count({
    where: { organisationId, id: { in: teams }, OR: [{ archivedAt: null }, ...nameCondition] },
  })
  const knownPeople = await transaction.person.count({ where: { organisationId, id: { in: people } } })
  return knownTeams === teams.length && knownPeople === people.length
}
