import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { type AudienceRule, ruleKinds } from '#domain/assignments/audience-rule.ts'
import { NamedRule } from './shared/named-rules-json.ts'

const NamedRuleRow = NamedRule.extend({ kind: z.enum(ruleKinds) })
export type NamedAudienceRule = Readonly<z.output<typeof NamedRuleRow>>

/**
 * Rules that someone puts together, each with the name of whom it means, an archived team's too, so that it can be removed;
 * those of nobody of the organisation's are left out.
 */
export async function nameRules(
  viewer: Administrator,
  rules: readonly AudienceRule[],
): Promise<readonly NamedAudienceRule[]> {
  if (rules.length === 0) return []
  return readInOrganisation(
    viewer,
    NamedRuleRow,
    sql`
      SELECT rule.side, rule.kind, rule.value, coalesce(t.name, trim(p.given_name || ' ' || p.family_name),
        CASE WHEN rule.kind IN ('profession', 'site') THEN rule.value END) AS name
      FROM jsonb_to_recordset(${JSON.stringify(rules.map((rule, place) => ({ ...rule, place })))}::jsonb)
        rule(side text, kind text, value text, place integer)
      LEFT JOIN team t ON rule.kind IN ('team', 'team-alone') AND t.organisation_id = ${viewer.organisationId}::uuid
        AND t.id::text = rule.value
      LEFT JOIN person p ON rule.kind = 'person' AND p.organisation_id = ${viewer.organisationId}::uuid AND p.id::text = rule.value
      WHERE rule.kind IN ('profession', 'site') OR t.id IS NOT NULL OR p.id IS NOT NULL
      ORDER BY rule.place`,
  )
}
