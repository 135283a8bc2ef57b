import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import type { Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { PeopleActSchema } from '#domain/people/people-acts.ts'
import { Before } from './duties.ts'

const ActRow = z.object({
  act: PeopleActSchema,
  people: z.array(z.string()),
  touched: z.array(z.string()),
  before: z.array(Before),
  done: z.number(),
  undone: z.number(),
  undoneAt: moment.nullable(),
})

/** An act, for the transaction that does more of it or takes it back: two at once wait for each other. Null: no such act. */
export async function readAct(
  transaction: Transaction,
  { organisationId }: Administrator,
  actId: string,
): Promise<Readonly<z.output<typeof ActRow>> | null> {
  const [row] = await readerWithin(transaction)(
    ActRow,
    sql`
      SELECT a.parameters || jsonb_build_object('kind', a.kind) AS act, a.people, a.touched, a.before, a.done, a.undone,
        a.undone_at AS "undoneAt"
      FROM people_act a WHERE a.organisation_id = ${organisationId}::uuid AND a.id = ${actId}::uuid FOR UPDATE`,
  )
  return row ?? null
}
