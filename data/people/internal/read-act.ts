import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import type { Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { PeopleActSchema, peopleInOneTransaction } from '#domain/people/people-acts.ts'
import { Before } from './duties.ts'

const ActRow = z.object({
  act: PeopleActSchema,
  /** How many it is for, and of how many it is known that it changed them. */
  people: z.number(),
  touched: z.number(),
  done: z.number(),
  undone: z.number(),
  /** The next to be reached, and the next to be taken back with what these had before. */
  next: z.array(z.string()),
  nextBack: z.array(z.string()),
  before: z.array(Before),
  undoneAt: moment.nullable(),
})

/**
 * An act with the next `peopleInOneTransaction` of its people, for the transaction that does more of it or takes it back: two at
 * once wait for each other. Null: no such act.
 */
export async function readAct(
  transaction: Transaction,
  { organisationId }: Administrator,
  actId: string,
): Promise<Readonly<z.output<typeof ActRow>> | null> {
  const [row] = await readerWithin(transaction)(
    ActRow,
    sql`
      SELECT a.parameters || jsonb_build_object('kind', a.kind) AS act, cardinality(a.people) AS people,
        cardinality(a.touched) AS touched, a.done, a.undone, a.undone_at AS "undoneAt",
        a.people[a.done + 1 : a.done + ${peopleInOneTransaction}::integer] AS next,
        a.touched[a.undone + 1 : a.undone + ${peopleInOneTransaction}::integer] AS "nextBack",
        ARRAY(SELECT had.of FROM jsonb_array_elements(a.before) had(of) WHERE (had.of ->> 'personId')::uuid
          = ANY (a.touched[a.undone + 1 : a.undone + ${peopleInOneTransaction}::integer])) AS before
      FROM people_act a WHERE a.organisation_id = ${organisationId}::uuid AND a.id = ${actId}::uuid FOR UPDATE`,
  )
  return row ?? null
}
