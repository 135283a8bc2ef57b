import { z } from 'zod'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { givesUpAt } from '#domain/mail/mail-kinds.ts'
import { choiceOf } from '#domain/notices/notice-kinds.ts'
import { mayMailAt } from '#domain/notices/working-day.ts'

const queueingMs = 5 * 60 * 1000

/**
 * Puts what the people of one organisation were told into the outbox, for those for whom it is day and a working day.
 * Returns how many mails. Without a mail server nothing waits for one that may come. For the job alone: safe to repeat, and
 * to stop anywhere.
 */
export async function dangerouslyQueueNotices(
  organisationId: string,
  { now, canMail }: { now: Date; canMail: boolean },
): Promise<number> {
  return inOrganisation(
    { organisationId },
    async (transaction) => {
      const read = readerWithin(transaction)
      const zones = await read(
        z.object({ zone: z.string() }),
        sql`
          SELECT DISTINCT coalesce(p.time_zone, o.time_zone) AS zone
          FROM notice n
          JOIN organisation o ON o.id = n.organisation_id
          JOIN person p ON p.organisation_id = n.organisation_id AND p.id = n.person_id
          WHERE n.organisation_id = ${organisationId}::uuid AND n.handled_at IS NULL`,
      )
      const open = zones.map(({ zone }) => zone).filter((zone) => mayMailAt(now, zone))
      const [row] = await read(
        z.object({ queued: z.number() }),
        sql`
          SELECT queue_notices(${organisationId}::uuid, ${open}::text[], ${canMail}::boolean, ${JSON.stringify(choiceOf)}::jsonb,
            ${now}::timestamptz, ${givesUpAt('notices', { now })}::timestamptz) AS queued`,
      )
      return row?.queued ?? 0
    },
    { timeoutMs: queueingMs },
  )
}
