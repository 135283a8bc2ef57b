import type { Transaction } from '#data/database/database.ts'
import type { Counting } from './counted-people.ts'
import { countedKeptDays } from './counted-rows.ts'
import { daysBefore } from './days.ts'

const rowsAtOnce = 2000

/**
 * Keeps how people count from a night on, so that later nights can be compared with it; deletes what was kept where everybody
 * sees names. False: another process has decided it of this night already, and nothing was written.
 */
export async function keepCounting(
  transaction: Transaction,
  { organisationId, counting }: { organisationId: string; counting: Counting | null },
  day: Date,
): Promise<boolean> {
  if (counting === null) {
    await transaction.countedPerson.deleteMany({ where: { organisationId } })
    return true
  }
  const { begins, ends } = counting
  if (begins.size + ends.length === 0) return true
  const countedPerson = await transaction.countedPerson.findFirst({
    where: { organisationId, OR: [{ fromDay: day }, { untilDay: day }] },
    select: { personId: true },
  })
  if (countedPerson !== null) return false
  await transaction.countedPerson.deleteMany({
    where: { organisationId, untilDay: { lt: daysBefore(day, countedKeptDays) } },
  })
  await transaction.$executeRaw`
    UPDATE counted_person SET until_day = ${day}::date
    WHERE organisation_id = ${organisationId}::uuid AND until_day IS NULL AND person_id = ANY (${ends}::uuid[])`
  const rows = Array.from(begins, ([id, { groups, answered }]) => ({
    id,
    groups,
    answered: Object.fromEntries(answered),
  }))
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await transaction.$executeRaw`
      INSERT INTO counted_person (organisation_id, person_id, from_day, groups, answered)
      SELECT ${organisationId}::uuid, counted.id, ${day}::date, counted.groups, counted.answered
      FROM jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + rowsAtOnce))}::jsonb)
        AS counted(id uuid, groups text[], answered jsonb)
      JOIN person p ON p.organisation_id = ${organisationId}::uuid AND p.id = counted.id`
  return true
}
