import { z } from 'zod'
import { auditEach } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { personIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { hasOpenWork } from './internal/open-work.ts'

const ReminderRow = z.object({ id: z.string(), isOpen: z.boolean(), isMade: z.boolean() })

/** How many of those who were named: `reminded` now; `already` today, by whoever; `withoutWork` have nothing to do. */
export type ReminderCounts = { readonly reminded: number; readonly already: number; readonly withoutWork: number }

/**
 * Reminds people of what they have to do, in the application and by mail in their sending hours: once a day each, whoever
 * asks. Who is not in service or not this viewer's is not found, and not counted.
 */
export async function remindPeople(
  viewer: Manager | Administrator,
  personIds: readonly string[],
  { now }: { now: Date },
): Promise<ReminderCounts> {
  return inOrganisation(viewer, async (transaction) => {
    const reminders = await readerWithin(transaction)(
      ReminderRow,
      sql`
        WITH asked AS MATERIALIZED (
          SELECT person.id, (${now}::timestamptz AT TIME ZONE coalesce(person.time_zone, o.time_zone))::date AS day,
            ${hasOpenWork({ now })} AS is_open
          FROM person JOIN organisation o ON o.id = person.organisation_id
          WHERE ${personIsInScope(viewer)} AND person.status = 'active' AND person.id = ANY (${personIds}::uuid[])
        ), made AS (
          INSERT INTO notice (organisation_id, id, person_id, kind, about_id, day, by_id, created_at)
          SELECT ${viewer.organisationId}::uuid, uuidv7(), asked.id, 'reminder', asked.id, asked.day, ${viewer.personId}::uuid,
            ${now}::timestamptz
          FROM asked WHERE asked.is_open
          ON CONFLICT DO NOTHING RETURNING person_id
        )
        SELECT asked.id, asked.is_open AS "isOpen", made.person_id IS NOT NULL AS "isMade"
        FROM asked LEFT JOIN made ON made.person_id = asked.id ORDER BY asked.id`,
    )
    const newReminders = reminders.filter(({ isMade }) => isMade)
    await auditEach(
      transaction,
      viewer,
      newReminders.map(({ id }) => ({ action: 'person.reminded', subject: { type: 'person', id }, at: now })),
    )
    return {
      reminded: newReminders.length,
      already: reminders.filter(({ isOpen, isMade }) => isOpen && !isMade).length,
      withoutWork: reminders.filter(({ isOpen }) => !isOpen).length,
    }
  })
}
