import type { Transaction } from '#data/database/database.ts'

/**
 * Nobody else changes an assignment or enrols anyone in the organisation until this transaction ends. It is the lock of
 * reconcile_enrolments(): who changes rows of assignments and then enrols takes it before those rows, or two would wait for each
 * other; who decides by which assignments there are takes it before looking, or would miss one that is being made.
 */
export async function holdEnrolments(transaction: Transaction, organisationId: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`curtain: enrolments ${organisationId}`}, 0))`
}
