import { z } from 'zod'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

/** What someone understands of a practice now; null: neither, nor has it faded. */
export type StatusNow = {
  readonly personId: string
  readonly practice: string
  readonly status: 'understands' | 'faded' | null
  readonly lastAnswerAt: string | null
}

const StatusRow = z.object({ personId: z.string(), practice: z.string(), status: z.string() })

/**
 * Remembers what these people understand now and, where it `tells`, tells webhooks what differs from what was remembered: what is
 * understood and was not, and what was understood and has faded. Both happen or neither. Returns how many events are new.
 */
export async function keepStatuses(
  organisationId: string,
  { people, found, tells }: { people: readonly string[]; found: readonly StatusNow[]; tells: boolean },
  { now }: { now: Date },
): Promise<number> {
  if (people.length === 0) return 0
  return inOrganisation({ organisationId }, async (transaction) => {
    const read = readerWithin(transaction)
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`curtain: webhook statuses ${organisationId}`}))`
    const statusesBefore = await read(
      StatusRow,
      sql`
        SELECT person_id AS "personId", practice_id AS practice, status FROM webhook_status
        WHERE organisation_id = ${organisationId}::uuid AND person_id = ANY (${people}::uuid[])`,
    )
    const before = new Map(statusesBefore.map(({ personId, practice, status }) => [`${personId} ${practice}`, status]))
    const changedStatuses = found.filter(
      (each) => each.status !== (before.get(`${each.personId} ${each.practice}`) ?? null),
    )
    if (changedStatuses.length === 0) return 0
    const rows = JSON.stringify(changedStatuses)
    await transaction.$executeRaw`
      DELETE FROM webhook_status s USING jsonb_to_recordset(${rows}::jsonb) AS c("personId" uuid, practice text)
      WHERE s.organisation_id = ${organisationId}::uuid AND s.person_id = c."personId" AND s.practice_id = c.practice`
    await transaction.$executeRaw`
      INSERT INTO webhook_status (organisation_id, person_id, practice_id, status)
      SELECT ${organisationId}::uuid, c."personId", c.practice, c.status
      FROM jsonb_to_recordset(${rows}::jsonb) AS c("personId" uuid, practice text, status text) WHERE c.status IS NOT NULL`
    if (!tells) return 0
    const events = changedStatuses
      .filter(({ status, personId, practice }) => isNews(status, before.get(`${personId} ${practice}`)))
      .map(({ personId, practice, status, lastAnswerAt }) => ({
        kind: status,
        fact: `${personId} ${practice} ${lastAnswerAt}`,
        person: personId,
        at: now.toISOString(),
        data: { practice, lastAnswerAt },
      }))
    const [row] = await read(
      z.object({ told: z.number() }),
      sql`SELECT add_webhook_events(${organisationId}::uuid, ${JSON.stringify(events)}::jsonb, ${now}::timestamptz) AS told`,
    )
    return row?.told ?? 0
  })
}

/** What was never understood, as far as is remembered, has not faded. */
function isNews(status: StatusNow['status'], before: string | undefined): boolean {
  return status === 'understands' || (status === 'faded' && before === 'understands')
}
