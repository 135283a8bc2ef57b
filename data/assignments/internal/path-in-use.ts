import { holdEnrolments } from '#data/assignments/shared/hold-enrolments.ts'
import type { Transaction } from '#data/database/database.ts'
import { type PathNow, pathNow } from './path-now.ts'

/** A path that can be assigned, which nobody changes until the transaction ends. Null: there is none. */
export async function pathInUse(
  transaction: Transaction,
  of: { organisationId: string; pathId: string },
): Promise<PathNow | null> {
  await holdEnrolments(transaction, of.organisationId)
  const path = await pathNow(transaction, of)
  return path === null || path.archivedAt !== null ? null : path.now
}
