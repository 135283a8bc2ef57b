import { randomFillSync } from 'node:crypto'
import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/** An organisation’s rows of one table as PostgreSQL copies them in binary, and where in them its ids stand. */
export type Rows = {
  readonly table: string
  readonly columns: readonly string[]
  readonly count: number
  readonly bytes: Buffer
  /** Of ids that say which organisation (`idOf`), in their third and fourth bytes. */
  readonly ids: readonly number[]
  /** Of ids that are drawn at random. */
  readonly drawn: readonly number[]
}

const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
const header = Buffer.concat([signature, Buffer.alloc(8)])
const trailer = Buffer.from([0xff, 0xff])

/** @param values what is read for a column instead of it. */
export async function readRows(
  owner: pg.Client,
  {
    table,
    where,
    drawn,
    values,
  }: { table: string; where: string; drawn: readonly string[]; values: Readonly<Record<string, string>> },
): Promise<Rows> {
  const { rows } = await owner.query<{ column: string; type: string }>(
    `SELECT attname AS column, atttypid::regtype::text AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table],
  )
  const list = rows.map(({ column }) => values[column] ?? column).join(', ')
  const pieces: Buffer[] = []
  for await (const piece of owner.query(
    copyTo(`COPY (SELECT ${list} FROM ${table} WHERE ${where}) TO STDOUT (FORMAT binary)`),
  ))
    pieces.push(piece)
  const all = Buffer.concat(pieces)
  const found = { ids: [] as number[], drawn: [] as number[] }
  let [at, count] = [header.length, 0]
  for (; all.readInt16BE(at) !== -1; count++) {
    at += 2
    for (const { column, type } of rows) {
      const length = all.readInt32BE(at)
      at += 4
      if (length === -1) continue
      if (type === 'uuid') (drawn.includes(column) ? found.drawn : found.ids).push(at - header.length)
      at += length
    }
  }
  return { table, columns: rows.map(({ column }) => column), count, bytes: all.subarray(header.length, at), ...found }
}

/** The same rows for each organisation from one number up to another. */
export async function copyRows(
  client: pg.Client,
  rows: Rows,
  { first, last }: { first: number; last: number },
): Promise<void> {
  const stream = client.query(copyFrom(`COPY ${rows.table} (${rows.columns.join(', ')}) FROM STDIN (FORMAT binary)`))
  const finished = once(stream, 'finish')
  stream.write(header)
  for (let number = first; number <= last; number++) {
    const bytes = Buffer.from(rows.bytes)
    for (const at of rows.ids) bytes.writeUInt16BE(number, at + 2)
    const drawn = randomFillSync(Buffer.allocUnsafe(rows.drawn.length * 16))
    for (const [place, at] of rows.drawn.entries()) drawn.copy(bytes, at, place * 16, place * 16 + 16)
    if (!stream.write(bytes)) await once(stream, 'drain')
  }
  stream.end(trailer)
  await finished
}
