import { z } from 'zod'
import type { Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { keepCounts } from './count-assignments.ts'
import { holdEnrolments } from './hold-enrolments.ts'
import { reconcileEnrolments } from './reconcile-enrolments.ts'

/** What nobody has to wait for: writing so many enrolments takes about a second. */
const mostAtOnce = 10_000

/**
 * Enrols or releases whoever an assignment is for, and counts it; where they are too many to wait for, or it has a pre-check, the
 * worker does it in batches within minutes. Call it in the transaction of the change, before the audit event. Returns how many enrolments were
 * made, or that it was put off.
 */
export async function reconcileAssignment(
  transaction: Transaction,
  { organisationId, assignmentId, now }: { organisationId: string; assignmentId: string; now: Date },
): Promise<number | 'put-off'> {
  const [row] = await readerWithin(transaction)(
    z.object({ atStake: z.number() }),
    sql`SELECT enrolments_at_stake(${organisationId}::uuid, ${assignmentId}::uuid, ${mostAtOnce + 1}::integer) AS "atStake"`,
  )
  // The worker takes a pre-check, which reads what everyone understands.
  const preCheckCount = await transaction.assignment.count({
    where: { organisationId, id: assignmentId, preCheck: true },
  })
  if ((row?.atStake ?? 0) > mostAtOnce || preCheckCount > 0) {
    await putOff(transaction, { organisationId, assignmentId })
    return 'put-off'
  }
  const enrolmentCount = await reconcileEnrolments(transaction, { organisationId, personIds: null, assignmentId, now })
  await keepCounts(transaction, { organisationId, assignmentIds: [assignmentId], now })
  return enrolmentCount
}

/**
 * The same for some people and all assignments, where a whole team was moved or a file imported. Where nothing is asked of
 * anyone there is nothing to do.
 */
export async function reconcilePeople(
  transaction: Transaction,
  { organisationId, personIds, now }: { organisationId: string; personIds: readonly string[]; now: Date },
): Promise<void> {
  await holdEnrolments(transaction, organisationId)
  const modules = await transaction.assignmentModule.count({
    where: { organisationId, assignment: { withdrawnAt: null } },
  })
  if (modules === 0 && !(await isAnythingOpen(transaction, organisationId))) return
  if (personIds.length * modules > mostAtOnce) await putOff(transaction, { organisationId, assignmentId: null })
  else await reconcileEnrolments(transaction, { organisationId, personIds, assignmentId: null, now })
}

const isOpen = { completedAt: null, releasedAt: null }
const inForceOrOpen = { OR: [{ withdrawnAt: null }, { enrolments: { some: isOpen } }] }

/** Whether something is still to be done for an assignment, which may just have been withdrawn. */
async function isAnythingOpen(transaction: Transaction, organisationId: string): Promise<boolean> {
  const open = await transaction.enrolment.findFirst({
    where: { organisationId, assignmentId: { not: null }, ...isOpen },
    select: { id: true },
  })
  return open !== null
}

/** What is not counted is what the worker looks for: of all, what is in force or still open. */
async function putOff(
  transaction: Transaction,
  { organisationId, assignmentId }: { organisationId: string; assignmentId: string | null },
): Promise<void> {
  await transaction.assignment.updateMany({
    where: { organisationId, ...(assignmentId === null ? inForceOrOpen : { id: assignmentId }) },
    data: { countedAt: null },
  })
}
