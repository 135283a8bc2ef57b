import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import type { ReadRows } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Probabilities } from './compare-people.ts'
import { daysBefore } from './days.ts'

/** Everybody's probabilities are kept once in so many days. */
const personsEveryDays = 28
/** A quarter ago is the night nearest to so many days before, within these bounds. */
const quarter = { days: 91, fewest: 60, most: 130 }

const EarlierNight = z.object({ day: moment, practices: z.array(z.string()), parametersHash: z.string() })
export type EarlierNight = z.output<typeof EarlierNight>

const PersonOnNight = z.object({ personId: z.string(), probabilities: z.array(z.number()) })

/** The night about a quarter before on which everybody's probabilities were kept; null where there is none. */
export async function nightAQuarterBefore(
  read: ReadRows,
  { organisationId, day }: { organisationId: string; day: Date },
): Promise<EarlierNight | null> {
  const nights = await nightsWithPersons(read, {
    organisationId,
    from: daysBefore(day, quarter.most),
    to: daysBefore(day, quarter.fewest),
  })
  const target = daysBefore(day, quarter.days).getTime()
  const distance = (night: { day: Date }) => Math.abs(night.day.getTime() - target)
  return nights.sort((a, b) => distance(a) - distance(b))[0] ?? null
}

/** Everybody's probabilities of a night, or those of some people. */
export async function probabilitiesOn(
  read: ReadRows,
  { organisationId, night, personIds }: { organisationId: string; night: EarlierNight; personIds?: readonly string[] },
): Promise<Probabilities & { readonly people: number }> {
  const ofThese = personIds === undefined ? sql`true` : sql`person_id = ANY (${personIds}::uuid[])`
  const rows = await read(
    PersonOnNight,
    sql`
      SELECT person_id AS "personId", probabilities FROM person_snapshot
      WHERE organisation_id = ${organisationId}::uuid AND day = ${night.day}::date AND ${ofThese}`,
  )
  const byPerson = new Map(rows.map(({ personId, probabilities }) => [personId, probabilities]))
  return {
    practices: night.practices,
    parametersHash: night.parametersHash,
    people: rows.length,
    of: (personId) => byPerson.get(personId),
  }
}

/** Whether everybody's probabilities are to be kept on this night again. */
export async function personsAreDue(
  read: ReadRows,
  { organisationId, day }: { organisationId: string; day: Date },
): Promise<boolean> {
  const recent = await nightsWithPersons(read, {
    organisationId,
    from: daysBefore(day, personsEveryDays - 1),
    to: daysBefore(day, 1),
  })
  return recent.length === 0
}

/**
 * The nights between two days, both included, on which everybody's probabilities were kept. From one kept night to the next by
 * the key, so that it reads a row a night, however many people each has.
 */
async function nightsWithPersons(
  read: ReadRows,
  { organisationId, from, to }: { organisationId: string; from: Date; to: Date },
): Promise<EarlierNight[]> {
  return read(
    EarlierNight,
    sql`
    WITH RECURSIVE kept AS (
      (
        SELECT p.day FROM person_snapshot p
        WHERE p.organisation_id = ${organisationId}::uuid AND p.day >= ${from}::date ORDER BY p.day LIMIT 1
      )
      UNION ALL
      SELECT (
        SELECT p.day FROM person_snapshot p
        WHERE p.organisation_id = ${organisationId}::uuid AND p.day > kept.day ORDER BY p.day LIMIT 1
      ) FROM kept WHERE kept.day < ${to}::date
    )
    SELECT s.day, s.practices, s.parameters_hash AS "parametersHash"
    FROM kept JOIN snapshot s ON s.organisation_id = ${organisationId}::uuid AND s.day = kept.day
    WHERE kept.day <= ${to}::date
    ORDER BY s.day`,
  )
}
