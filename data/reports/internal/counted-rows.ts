import { z } from 'zod'
import type { ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import type { EarlierNight } from '#domain/comprehension/groups/count-together.ts'
import type { CountedPerson, CountedState } from '#domain/comprehension/groups/counted-state.ts'

/** Figures of so long ago are no longer shown beside those of today. */
export const countedKeptDays = 400

const CountedRow = z.object({
  person_id: z.string(),
  from_day: z.string(),
  until_day: z.string().nullable(),
  groups: z.array(z.string()),
  answered: z.record(z.string(), z.number()),
})

/** How everybody counted on each night that may still be shown. Days are texts, YYYY-MM-DD. */
export type CountedNights = {
  readonly newest: CountedState
  /** The first night of the newest state; null: nobody was counted yet. */
  readonly since: string | null
  /** The states before it, the newest first. */
  readonly earlier: readonly EarlierNight[]
}

export async function readCountedNights(
  transaction: ReadOnlyTransaction,
  { organisationId, from }: { organisationId: string; from: string },
): Promise<CountedNights> {
  const rows: { person: string; from: string; until: string | null; counted: CountedPerson }[] = []
  const strings = new Map<string, string>()
  const once = (text: string) => strings.get(text) ?? strings.set(text, text).get(text) ?? text
  const batches = transaction.batches(
    CountedRow,
    sql`
      SELECT person_id, from_day::text, until_day::text, groups, answered FROM counted_person
      WHERE organisation_id = ${organisationId}::uuid AND (until_day IS NULL OR until_day > ${from}::date)
      ORDER BY person_id, from_day`,
  )
  for await (const batch of batches) {
    for (const { person_id, from_day, until_day, groups, answered } of batch) {
      const row = {
        groups: groups.map(once),
        answered: new Map(Object.entries(answered).map(([practice, at]) => [once(practice), at])),
      }
      rows.push({ person: person_id, from: once(from_day), until: until_day && once(until_day), counted: row })
    }
  }
  const stateOn = (day: string): CountedState =>
    new Map(
      rows.flatMap((row): [string, CountedPerson][] =>
        row.from <= day && (row.until === null || row.until > day) ? [[row.person, row.counted]] : [],
      ),
    )
  const days = new Set(rows.flatMap(({ from, until }) => (until === null ? [from] : [from, until])))
  const [since, ...earlier] = [...new Set([...days].map((day) => (day < from ? from : day)))].sort().reverse()
  return {
    newest: since === undefined ? new Map() : stateOn(since),
    since: since ?? null,
    earlier: earlier.map((day) => nightOn(day, stateOn, { kept: rows.length * earlier.length <= maxCachedCells })),
  }
}

/** So many standings of people on nights are held at once; of larger organisations each night is put together anew. */
const maxCachedCells = 4_000_000

function nightOn(day: string, stateOn: (day: string) => CountedState, { kept }: { kept: boolean }): EarlierNight {
  let cachedState: CountedState | null = null
  return {
    state: () => {
      if (cachedState !== null) return cachedState
      const state = stateOn(day)
      if (kept) cachedState = state
      return state
    },
  }
}
