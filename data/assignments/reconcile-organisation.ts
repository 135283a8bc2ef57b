import { inOrganisation } from '#data/database/database.ts'
import { reconcileEnrolments } from './shared/reconcile-enrolments.ts'

const mostMs = 10 * 60 * 1000

/**
 * Everybody's enrolments in one organisation, once a night: each change has done it already, but for those of an earlier
 * build that serves at the same time, and those made past the application. For the job alone.
 */
export async function dangerouslyReconcileEnrolments(organisationId: string, { now }: { now: Date }): Promise<number> {
  return inOrganisation(
    { organisationId },
    (transaction) => reconcileEnrolments(transaction, { organisationId, personIds: null, assignmentId: null, now }),
    { timeoutMs: mostMs },
  )
}
