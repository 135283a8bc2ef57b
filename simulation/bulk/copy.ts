import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Value } from './rows.ts'

const atOnce = 65_536

/** COPY in its text format; each line with its end. */
export async function copy(client: pg.Client, into: string, lines: Iterable<string>): Promise<void> {
  const stream = client.query(copyFrom(`COPY ${into} FROM STDIN`))
  const finish = once(stream, 'finish')
  let piece = ''
  for (const line of lines) {
    piece += line
    if (piece.length < atOnce) continue
    if (!stream.write(piece)) await once(stream, 'drain')
    piece = ''
  }
  stream.end(piece)
  await finish
}

/** One field. A list is an array of PostgreSQL's; any other object is JSON. */
export function fieldOf(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return `${value}`
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return arrayOf(value)
  return escapeText(JSON.stringify(value))
}

function arrayOf(values: readonly (string | number)[]): string {
  if (values.length === 0) return '{}'
  if (typeof values[0] === 'number') return `{${values.join(',')}}`
  return escapeText(`{${values.map((value) => JSON.stringify(value)).join(',')}}`)
}

function escapeText(text: string): string {
  return /[\\\t\n\r]/.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : text
}
