/**
 * What the worker does for notices. It has no viewer: each name says that it is dangerous; call these from jobs and scripts
 * alone.
 */
import { z } from 'zod'
import { inOrganisation } from '#data/database/database.ts'
import { type ReadRows, readerWithin, readInOrganisation, readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { timesToldOverdue } from '#domain/notices/notice-kinds.ts'
import { isWorkingDay, mondayOf, nextWorkingDay } from '#domain/notices/working-day.ts'

const makingMs = 5 * 60 * 1000

/** The organisations in which someone may have to be told something. */
export async function dangerouslyListToNotify(): Promise<string[]> {
  const rows = await readOfAll(z.object({ id: z.string() }), sql`SELECT organisations_to_notify() AS id`)
  return rows.map(({ id }) => id)
}

/** Makes the notices that are due in one organisation; returns how many. Safe to repeat, and to stop anywhere. */
export async function dangerouslyMakeNotices(organisationId: string, { now }: { now: Date }): Promise<number> {
  const [organisation] = await readInOrganisation(
    { organisationId },
    z.object({ timeZone: z.string() }),
    sql`SELECT time_zone AS "timeZone" FROM organisation WHERE id = ${organisationId}::uuid`,
  )
  if (organisation === undefined) return 0
  const { timeZone } = organisation
  const today = dayIn(timeZone, now)
  const next = nextWorkingDay(today, timeZone)
  return inOrganisation(
    { organisationId },
    async (transaction) => {
      const read = readerWithin(transaction)
      const [row] = await read(
        z.object({ made: z.number() }),
        sql`SELECT make_notices(${organisationId}::uuid, ${today}::date, ${next}::date, ${timesToldOverdue}::integer, ${now}::timestamptz) AS made`,
      )
      return (row?.made ?? 0) + (await makeDigests(read, { organisationId, today, timeZone, now }))
    },
    { timeoutMs: makingMs },
  )
}

/** Once a week, on its first working day or the next one that the worker is there. */
async function makeDigests(
  read: ReadRows,
  { organisationId, today, timeZone, now }: { organisationId: string; today: Date; timeZone: string; now: Date },
): Promise<number> {
  if (!isWorkingDay(today, timeZone)) return 0
  const [row] = await read(
    z.object({ made: z.number() }),
    sql`SELECT make_digests(${organisationId}::uuid, ${today}::date, ${mondayOf(today)}::date, ${now}::timestamptz) AS made`,
  )
  return row?.made ?? 0
}
