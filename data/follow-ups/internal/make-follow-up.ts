import { randomUUID } from 'node:crypto'
import type { Transaction } from '#data/database/database.ts'
import type { FollowUpDue } from '#domain/follow-ups/schedule.ts'

const dateOf = (midnight: Date) => midnight.toISOString().slice(0, 10)

/** Makes a follow-up for somebody, unless one is open already. Returns its id, or null. */
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
  const made = await transaction.$executeRaw`
    INSERT INTO follow_up (organisation_id, id, person_id, occasion, reason, modules, due_on, closes_on, seed, created_at)
    VALUES (${organisationId}::uuid, ${id}::uuid, ${personId}::uuid, ${occasion}, ${reason}, ${[...modules]},
      ${dateOf(dueOn)}::date, ${dateOf(closesOn)}::date, ${seed}, ${now}::timestamptz)
    ON CONFLICT DO NOTHING`
  return made > 0 ? id : null
}
