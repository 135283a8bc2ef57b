import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { columnsOfRepeat, type RepeatRule, writeRepeatRule } from '#domain/assignments/repeat-rule.ts'
import { holdAssignment } from './internal/hold-assignment.ts'
import { reconcileAssignment } from './shared/reconcile-assignment.ts'

/**
 * Says when an assignment asks again; null: no more. Of whom the next round has come by the new rule, it is asked in the same
 * moment; what is asked already stays. `seen`: the rule that the viewer saw, as writeRepeatRule() writes it; where another is in
 * force since, nothing changes. Sent again it does nothing more.
 */
export async function changeRepeat(
  viewer: Manager | Administrator,
  { assignmentId, repeat, seen }: { assignmentId: string; repeat: RepeatRule | null; seen: string },
  { now }: { now: Date },
): Promise<'changed' | 'not-found' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      const assignment = await holdAssignment(transaction, viewer, assignmentId)
      if (assignment === null || assignment.withdrawnAt !== null) return 'not-found'
      const before = writeRepeatRule(assignment.repeat)
      const after = writeRepeatRule(repeat)
      if (before === after) return 'changed'
      if (before !== seen) return 'changed-meanwhile'
      await transaction.assignment.updateMany({
        where: { organisationId, id: assignmentId },
        data: columnsOfRepeat(repeat),
      })
      const enrolments = await reconcileAssignment(transaction, { organisationId, assignmentId, now })
      await audit(transaction, viewer, {
        action: 'assignment.repeat-changed',
        subject: { type: 'assignment', id: assignmentId },
        detail: { from: before, to: after, enrolled: enrolments },
        at: now,
      })
      return 'changed'
    },
    { timeoutMs: 30_000 },
  )
}
