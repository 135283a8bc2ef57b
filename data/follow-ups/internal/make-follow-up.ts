import { randomUUID } from 'node:crypto'
import type { Transaction } from '#data/database/database.ts'
import type { FollowUpDue } from '#domain/follow-ups/schedule.ts'

/**
 * Makes a follow-up for someone, unless one is open already; a round of practising that is makes room for what is asked of
 * them. Returns its id, or null.
 */
export async function makeFollowUp(
  transaction: Transaction,
  {
    organisationId,
    personId,
    due: { occasion, dueOn, closesOn, modules },
    reason,
    practises = null,
    seed = randomUUID(),
    now,
  }: {
    organisationId: string
    personId: string
    due: Omit<FollowUpDue, 'occasion'> & { occasion: FollowUpDue['occasion'] | 'own' }
    reason: 'training' | 'fresh-items' | 'practising'
    practises?: string | null
    /** Fixes what is asked and in which order options stand; left out, it is anew each time. */
    seed?: string
    now: Date
  },
): Promise<string | null> {
  const id = randomUUID()
  if (practises === null)
    await transaction.followUp.updateMany({
      where: { organisationId, personId, reason: 'practising', endedAt: null, expiredAt: null },
      data: { expiredAt: now },
    })
  const { count } = await transaction.followUp.createMany({
    data: {
      organisationId,
      id,
      personId,
      occasion,
      reason,
      practises,
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
