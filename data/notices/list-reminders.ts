import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { nameOf } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { personIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { hasOpenWork } from './internal/open-work.ts'

const Reminder = z.object({
  personId: z.string(),
  /** When they were reminded last; null: never. */
  at: moment.nullable(),
  /** Who reminded; null: never, or someone who is gone. */
  by: z.string().nullable(),
  /** Why a reminder would do nothing now; null: it would. */
  unless: z.enum(['reminded-today', 'nothing-to-do', 'not-joined']).nullable(),
})

export type Reminder = Readonly<z.output<typeof Reminder>>

/** Of each of these people of the viewer's, when they were reminded last and whether they can be reminded now. */
export async function listReminders(
  viewer: Manager | Administrator,
  personIds: readonly string[],
  { now }: { now: Date },
): Promise<ReadonlyMap<string, Reminder>> {
  const rows = await readInOrganisation(
    viewer,
    Reminder,
    sql`
      SELECT person.id AS "personId", last.created_at AS at,
        ${nameOf(sql`by`)} AS by,
        CASE
          WHEN person.status <> 'active' THEN 'not-joined'
          WHEN last.day = (${now}::timestamptz AT TIME ZONE coalesce(person.time_zone, o.time_zone))::date THEN 'reminded-today'
          WHEN NOT ${hasOpenWork({ now })} THEN 'nothing-to-do'
        END AS unless
      FROM person
      JOIN organisation o ON o.id = person.organisation_id
      LEFT JOIN LATERAL (
        SELECT n.created_at, n.day, n.by_id FROM notice n
        WHERE n.organisation_id = person.organisation_id AND n.person_id = person.id AND n.kind = 'reminder'
        ORDER BY n.day DESC LIMIT 1) last ON true
      LEFT JOIN person by ON by.organisation_id = person.organisation_id AND by.id = last.by_id
      WHERE ${personIsInScope(viewer)} AND person.id = ANY (${personIds}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.personId, row]))
}
