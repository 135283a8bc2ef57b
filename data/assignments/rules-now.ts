import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { type AudienceRule, ruleKinds, ruleSides } from '#domain/assignments/audience-rule.ts'

const Rule = z.object({ side: z.enum(ruleSides), kind: z.enum(ruleKinds), value: z.string() })

/**
 * The rules that an assignment in force has, to be changed; of one for a team or a person, that as a rule. None asks: it is for
 * everyone.
 */
export async function rulesNow(viewer: Administrator, assignmentId: string): Promise<readonly AudienceRule[]> {
  return readInOrganisation(
    viewer,
    Rule,
    sql`
      SELECT rule.side, rule.kind, coalesce(rule.term, rule.team_id::text, rule.person_id::text) AS value
      FROM jsonb_to_recordset(rules_of(${viewer.organisationId}::uuid, ${assignmentId}::uuid))
        rule(side text, kind text, team_id uuid, person_id uuid, term text)
      WHERE rule.kind <> 'everyone' ORDER BY rule.side, rule.kind, value`,
  )
}
