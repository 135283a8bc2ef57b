import { reconcileEnrolments } from '#data/assignments/shared/reconcile-enrolments.ts'
import { audit } from '#data/database/audit.ts'
import type { Transaction } from '#data/database/database.ts'
import type { Prisma } from '#data/generated/client.ts'
import { endResetLinks } from '#data/people/internal/credential.ts'
import type { PersonStatus } from '#data/people/person-row.ts'
import { withoutErasure } from '#data/scope.ts'

/**
 * Suspends a person or lets them in again, in the transaction that is its reason: their sessions and links end, what they are
 * asked follows, and the audit trail has it. False where their status is none of `from`.
 */
export async function setStatus(
  transaction: Transaction,
  actor: { readonly organisationId: string; readonly personId: string | null },
  {
    personId,
    from,
    to,
    whoLeft = 'stay-away',
    detail = {},
    now,
  }: {
    personId: string
    from: readonly PersonStatus[]
    to: 'active' | 'suspended'
    /** Whether someone comes back who has left for good, as well as someone who was suspended. */
    whoLeft?: 'stay-away' | 'come-back'
    detail?: Prisma.InputJsonObject
    now: Date
  },
): Promise<boolean> {
  const { organisationId } = actor
  // By a password, or at the organisation's provider.
  const joinedCount = await transaction.person.count({
    where: { organisationId, id: personId, OR: [{ credential: { isNot: null } }, { signOnAccounts: { some: {} } }] },
  })
  const where = { organisationId, id: personId, status: { in: [...from] }, ...withoutErasure }
  if (whoLeft === 'come-back')
    await transaction.person.updateMany({ where: { ...where, leftAt: { not: null } }, data: { cameBackAt: now } })
  const { count } = await transaction.person.updateMany({
    where: { ...where, ...(whoLeft === 'stay-away' ? { leftAt: null } : {}) },
    data: {
      status: to === 'active' && joinedCount === 0 ? 'invited' : to,
      ...(whoLeft === 'come-back' ? { leftAt: null } : {}),
    },
  })
  if (count === 0) return false
  await endResetLinks(transaction, { organisationId, personId })
  await transaction.session.deleteMany({ where: { organisationId, personId } })
  await reconcileEnrolments(transaction, { organisationId, personIds: [personId], assignmentId: null, now })
  await audit(transaction, actor, {
    action: to === 'suspended' ? 'person.suspended' : 'person.reinstated',
    subject: { type: 'person', id: personId },
    detail,
  })
  return true
}
