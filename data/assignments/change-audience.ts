import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import type { Administrator } from '#data/viewer.ts'
import { type AudienceRule, eachOnce } from '#domain/assignments/audience-rule.ts'
import { columnsOfRules } from './internal/columns-of-rules.ts'
import { holdAssignment } from './internal/hold-assignment.ts'
import { rulesAreKnown } from './internal/rules-are-known.ts'
import { rulesInForce, versionOf } from './internal/rules-in-force.ts'
import { reconcileAssignment } from './shared/reconcile-assignment.ts'

/**
 * Gives an assignment other rules of who it is for: who is newly meant is asked, and who is no longer meant and has not
 * finished is released. Without a rule that asks, it is for everyone but those who are spared. `seen`: the version of the rules
 * that the viewer saw, from rulesNow(); where others are in force since, nothing changes. Sent again it does nothing more.
 */
export async function changeAudience(
  viewer: Administrator,
  { assignmentId, rules: newRules, seen }: { assignmentId: string; rules: readonly AudienceRule[]; seen: string },
  { now }: { now: Date },
): Promise<'changed' | 'not-found' | 'no-such-audience' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  const rules = eachOnce(newRules)
  return inOrganisation(
    viewer,
    async (transaction) => {
      const assignment = await holdAssignment(transaction, viewer, assignmentId)
      if (assignment === null || assignment.withdrawnAt !== null) return 'not-found'
      const before = versionOf(await rulesInForce(readerWithin(transaction), { organisationId, assignmentId }))
      if (before === versionOf(rules)) return 'changed'
      if (before !== seen) return 'changed-meanwhile'
      if (!(await rulesAreKnown(transaction, rules, { organisationId, assignmentId }))) return 'no-such-audience'
      await transaction.assignmentAudience.deleteMany({ where: { organisationId, assignmentId } })
      await transaction.assignmentAudience.createMany({
        data: columnsOfRules(rules).map((rule, place) => ({ organisationId, assignmentId, place, ...rule })),
      })
      await transaction.assignment.updateMany({
        where: { organisationId, id: assignmentId },
        data: { teamId: null, personId: null, byRules: true },
      })
      const enrolments = await reconcileAssignment(transaction, { organisationId, assignmentId, now })
      await audit(transaction, viewer, {
        action: 'assignment.audience-changed',
        subject: { type: 'assignment', id: assignmentId },
        detail: { rules: rules.map(({ side, kind, value }) => ({ side, kind, value })), enrolled: enrolments },
        at: now,
      })
      return 'changed'
    },
    { timeoutMs: 30_000 },
  )
}
