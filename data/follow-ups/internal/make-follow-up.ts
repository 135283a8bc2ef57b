import { randomUUID } from 'node:crypto'
import type { Transaction } from '#data/database/database.ts'
import type { FollowUpDue } from '#domain/follow-ups/schedule.ts'

/** Makes a follow-up for someone, unless one is open already. Returns its id, or null. */
export async function makeFollowUp(
  transaction: Transaction,
  {
    organisationId,
    personId,
    due: { occasion, dueOn, closesOn, modules },
    reason,
    seed = randomUUID(),
    now,
  }: {
    organisationId: string
    personId: string
    due: FollowUpDue
    reason: 'training' | 'fresh-items'
    /** Fixes what is asked and in which order options stand; left out, it is anew each time. */
    seed?: string
    now: Date
  },
): Promise<string | null> {
  const id = randomUUID()
  const { count } = await transaction.followUp.createMany({
    data: {
      organisationId,
      id,
      personId,
      occasion,
      reason,
      modules: [...modules],
      dueOn,
      closesOn,
      seed,
      createdAt: now,
    },
    skipDuplicates: true,
  })
  return count > 0 ? id : null
}
