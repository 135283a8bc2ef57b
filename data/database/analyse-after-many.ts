import { z } from 'zod'
import { readOfAll } from './read.ts'
import { sql } from './sql.ts'

/** So many rows change how PostgreSQL should read a table; fewer it counts by itself soon enough. */
const many = 1000

/** Call it after the transaction that wrote so many rows, so that the pages that show them next are planned for them. */
export async function analyseAfter(rows: number, what: 'people' | 'enrolments'): Promise<void> {
  if (rows < many) return
  await readOfAll(z.object({ done: z.unknown() }), sql`SELECT analyse_after_many(${what}::text)::text AS done`)
}
