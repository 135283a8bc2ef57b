import { readerIn } from '#data/database/read.ts'
import type { Administrator } from '#data/viewer.ts'
import type { AudienceRule } from '#domain/assignments/audience-rule.ts'
import { rulesInForce, versionOf } from './internal/rules-in-force.ts'

/**
 * The rules that an assignment in force has, to be changed, and the version that changeAudience() takes; of one for a team or a
 * person, that as a rule. None asks: it is for everyone.
 */
export async function rulesNow(
  viewer: Administrator,
  assignmentId: string,
): Promise<{ readonly rules: readonly AudienceRule[]; readonly version: string }> {
  const { organisationId } = viewer
  const rules = await rulesInForce(readerIn(viewer), { organisationId, assignmentId })
  return { rules, version: versionOf(rules) }
}
