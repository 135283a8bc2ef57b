import { z } from 'zod'
import { type Query, sql } from '#data/database/sql.ts'
import { ruleKinds, ruleSides } from '#domain/assignments/audience-rule.ts'

/** A rule with the name of whom it means: a team's, a person's, or a profession or site. */
export const NamedRule = z.object({
  side: z.enum(ruleSides),
  kind: z.enum([...ruleKinds, 'everyone']),
  value: z.string(),
  name: z.string(),
})

/** The rules of the row `of` of assignment, as a JSON array of NamedRule; null: it is for its team, its person or everyone. */
export function namedRulesJson({ organisationId }: { organisationId: string }, of: Query): Query {
  return sql`CASE WHEN ${of}.by_rules THEN (
    SELECT coalesce(jsonb_agg(jsonb_build_object('side', named.side, 'kind', named.kind,
        'value', coalesce(named.term, named.team_id::text, named.person_id::text, ''),
        'name', coalesce(named.term, meant_team.name, trim(meant_person.given_name || ' ' || meant_person.family_name), '')) ORDER BY named.place), '[]')
    FROM assignment_audience named
    LEFT JOIN team meant_team ON meant_team.organisation_id = named.organisation_id AND meant_team.id = named.team_id
    LEFT JOIN person meant_person ON meant_person.organisation_id = named.organisation_id AND meant_person.id = named.person_id
    WHERE named.organisation_id = ${organisationId}::uuid AND named.assignment_id = ${of}.id) END`
}
