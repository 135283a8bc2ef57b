import { z } from 'zod'
import type { Prisma } from '#data/generated/client.ts'
import { call, callReplica, type Transaction } from './database.ts'
import { type Entering, entryOf } from './entry.ts'
import { type Query, textOfQuery } from './sql.ts'

const Rows = z.object({ found: z.array(z.unknown()) })

const readInOne = {
  name: 'rows_in_organisation',
  text: 'SELECT rows_in_organisation(enter_organisation($1), $2, $3) AS found',
  row: Rows,
}

const readWithKept = {
  name: 'read_with_kept_plan',
  text: 'SELECT read_with_kept_plan(enter_organisation($1), $2, $3) AS found',
  row: Rows,
}

/**
 * The rows of one query inside an organisation, each parsed. One statement: the function of the database sets the
 * organisation and then runs the query, under the same row-level security as inOrganisation(), which would take BEGIN,
 * set_config and COMMIT besides. It cannot write. Rows come as JSON, so moments are texts: see columns.ts.
 */
export async function readInOrganisation<Row>(entering: Entering, row: z.ZodType<Row>, query: Query): Promise<Row[]> {
  return rowsIn(await call(readInOne, valuesOf(entering, query)), row)
}

/**
 * The same by a plan that each connection keeps, which saves the planning. For what is read at nearly every page, and names one
 * person or thing by its id, so that any values want the same plan; there are few such queries, and each text is planned once.
 */
export async function readWithKeptPlan<Row>(entering: Entering, row: z.ZodType<Row>, query: Query): Promise<Row[]> {
  return rowsIn(await call(readWithKept, valuesOf(entering, query)), row)
}

/**
 * The same of a replica, where there is one that is near: for figures of a night, which a few seconds change nothing of. Never
 * for what someone has just done.
 */
export async function readReport<Row>(entering: Entering, row: z.ZodType<Row>, query: Query): Promise<Row[]> {
  return rowsIn(await callReplica(readInOne, valuesOf(entering, query)), row)
}

function rowsIn<Row>([reply]: readonly z.output<typeof Rows>[], row: z.ZodType<Row>): Row[] {
  return (reply?.found ?? []).map((each) => row.parse(each))
}

function valuesOf(entering: Entering, query: Query): unknown[] {
  return [entryOf(entering), textOfQuery(query, (place) => `($1)[${place}]`), query.values]
}

/** Reads the rows of a query, for what both a page and a transaction read: inside an organisation either way. */
export type ReadRows = <Row>(row: z.ZodType<Row>, query: Query) => Promise<Row[]>

/** A reader inside the viewer’s organisation, each query by itself. */
export function readerIn(viewer: Entering): ReadRows {
  return (row, query) => readInOrganisation(viewer, row, query)
}

/** The same of readWithKeptPlan(). */
export function keptPlanReaderIn(viewer: Entering): ReadRows {
  return (row, query) => readWithKeptPlan(viewer, row, query)
}

/** The same of readReport(). */
export function reportReaderIn(viewer: Entering): ReadRows {
  return (row, query) => readReport(viewer, row, query)
}

/** A reader inside a transaction that is under way, where what it writes rests on what it reads. */
export function readerWithin(transaction: Transaction): ReadRows {
  const client = transaction as Prisma.TransactionClient
  return async (row, query) => {
    const rows = await client.$queryRawUnsafe<unknown[]>(textOfQuery(query), ...query.values)
    return rows.map((each) => row.parse(each))
  }
}

/** The rows of a query on what belongs to no organisation. */
export async function readOfAll<Row>(row: z.ZodType<Row>, query: Query): Promise<Row[]> {
  return call({ text: textOfQuery(query), row }, query.values)
}
