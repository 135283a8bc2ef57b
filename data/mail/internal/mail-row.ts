import { z } from 'zod'
import { type Query, sql } from '#data/database/sql.ts'

/** What becomes of a mail, as an administrator reads it: `sending` is waiting and in the worker's hands. */
export const mailStatuses = ['waiting', 'sending', 'sent', 'failed', 'cancelled'] as const

/** Who a mail is for. */
export const WhoseMail = z.object({ personId: z.string() })

/** The status of a row of `mail m`. */
export function mailStatus({ now }: { now: Date }): Query {
  return sql`CASE WHEN m.status = 'waiting' AND m.claimed_at IS NOT NULL AND m.next_try_at > ${now}::timestamptz
    THEN 'sending' ELSE m.status END`
}
