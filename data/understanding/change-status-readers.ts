import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { type StatusReaders, statusReaders, widens } from '#domain/reports/status-readers.ts'

const Before = z.object({ readers: z.enum(statusReaders) })

/**
 * Shows statuses by name to these readers alone, from the next page that anyone opens. Where more people see them than
 * before, every clinician is told: in the application, and by mail unless they want none.
 *
 * @param seen see isOvertaken().
 */
export async function changeStatusReaders(
  viewer: Administrator,
  { readers, seen }: { readers: StatusReaders; seen?: string },
  { now }: { now: Date },
): Promise<'changed' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      const read = readerWithin(transaction)
      // Locked: of two at once, the second compares with what the first has made of it.
      const [organisation] = await read(
        Before,
        sql`
          SELECT statuses_shown_to AS readers FROM organisation WHERE id = ${organisationId}::uuid FOR NO KEY UPDATE`,
      )
      const before = organisation?.readers
      if (isOvertaken({ inForce: { readers: before }, wanted: { readers }, seen })) return 'changed-meanwhile'
      if (before === undefined || before === readers) return 'changed'
      await transaction.organisation.updateMany({ where: { id: organisationId }, data: { statusesShownTo: readers } })
      await audit(transaction, viewer, {
        action: 'understanding.readers-changed',
        subject: { type: 'organisation', id: organisationId },
        detail: { readers, before },
        at: now,
      })
      if (!widens(before, readers)) return 'changed'
      await read(
        z.unknown(),
        sql`
          INSERT INTO notice (organisation_id, id, person_id, kind, about_id, day, by_id, detail, created_at)
          SELECT p.organisation_id, uuidv7(), p.id, 'statuses-shown', uuidv7(),
            (${now}::timestamptz AT TIME ZONE coalesce(p.time_zone, ${viewer.organisationTimeZone}::text))::date,
            ${viewer.personId}::uuid, ${JSON.stringify({ readers })}::jsonb, ${now}::timestamptz
          FROM person p JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'clinician'
          WHERE p.organisation_id = ${organisationId}::uuid AND p.status <> 'suspended'
          RETURNING person_id AS id`,
      )
      return 'changed'
    },
    { timeoutMs: 30_000 },
  )
}
