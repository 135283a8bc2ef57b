import { z } from 'zod'
import type { ReadRows } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { shownVersion } from '#data/shown-version.ts'
import { type AudienceRule, ruleKinds, ruleSides, writeRule } from '#domain/assignments/audience-rule.ts'

const Rule = z.object({ side: z.enum(ruleSides), kind: z.enum(ruleKinds), value: z.string() })

/** Of an assignment for a team or a person, that as a rule. None asks: it is for everyone. */
export async function rulesInForce(
  read: ReadRows,
  { organisationId, assignmentId }: { organisationId: string; assignmentId: string },
): Promise<readonly AudienceRule[]> {
  return read(
    Rule,
    sql`
      SELECT rule.side, rule.kind, coalesce(rule.term, rule.team_id::text, rule.person_id::text) AS value
      FROM jsonb_to_recordset(rules_of(${organisationId}::uuid, ${assignmentId}::uuid))
        rule(side text, kind text, team_id uuid, person_id uuid, term text)
      WHERE rule.kind <> 'everyone' ORDER BY rule.side, rule.kind, value`,
  )
}

/** The same for the same rules in any order: whoever changes them says by it what they saw. */
export function versionOf(rules: readonly AudienceRule[]): string {
  return shownVersion(rules.map(writeRule).sort())
}
