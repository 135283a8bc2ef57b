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
export function rulesNamed({ organisationId }: { organisationId: string }, of: Query): Query {
  return sql`CASE WHEN ${of}.by_rules THEN (
    SELECT coalesce(jsonb_agg(jsonb_build_object('side', s.side, 'kind', s.kind,
        'value', coalesce(s.term, s.team_id::text, s.person_id::text, ''),
        'name', coalesce(s.term, t.name, trim(p.given_name || ' ' || p.family_name), '')) ORDER BY s.place), '[]')
    FROM assignment_audience s
    LEFT JOIN team t ON t.organisation_id = s.organisation_id AND t.id = s.team_id
    LEFT JOIN person p ON p.organisation_id = s.organisation_id AND p.id = s.person_id
    WHERE s.organisation_id = ${organisationId}::uuid AND s.assignment_id = ${of}.id) END`
}
