import { z } from 'zod'

/**
 * What a backup is made of, one after the other: the header, then of each table its start, its rows as PostgreSQL copies
 * them out (text, in pieces), and its end with what was counted; at last the sequences, and the end of all. Each is a
 * letter, the length of what follows (4 bytes, big-endian), and that: JSON, or the rows' bytes.
 */
export const Header = z.object({
  format: z.literal(1),
  /** Of the application that wrote it. */
  version: z.string(),
  writtenAt: z.iso.datetime(),
  /** Names of the migrations that the database has. */
  migrations: z.array(z.string()),
  /** Of the key that passwords are sealed under (platform/database/key-in-use.ts). */
  keyFingerprint: z.string().nullable(),
  /** What row-level security says of each table, as text. */
  security: z.array(z.string()),
})
export type Header = z.output<typeof Header>

export const TableStart = z.object({ table: z.string(), columns: z.array(z.string()).min(1) })
export type TableStart = z.output<typeof TableStart>

/** SHA-256, in hexadecimal, of all bytes of the table's rows. */
export const TableEnd = z.object({ table: z.string(), rows: z.number(), sha256: z.string() })
export type TableEnd = z.output<typeof TableEnd>

export const Sequence = z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })
export type Sequence = z.output<typeof Sequence>

export const End = z.object({ tables: z.number(), rows: z.number() })

const schemas = { H: Header, T: TableStart, E: TableEnd, S: z.array(Sequence), Z: End }
type Letter = keyof typeof schemas

export type Frame =
  | { [L in Letter]: { readonly letter: L; readonly body: z.output<(typeof schemas)[L]> } }[Letter]
  | { readonly letter: 'D'; readonly body: Buffer }

/** The file is no backup, or was cut off or changed. */
export class BrokenBackup extends Error {
  override readonly name = 'BrokenBackup'
}

const headBytes = 5
/** No piece is longer: PostgreSQL sends rows in far smaller ones, and a broken file must not ask for gigabytes. */
const longestFrame = 64 * 1024 * 1024

export function frameBytes({ letter, body }: Frame): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  const head = Buffer.alloc(headBytes)
  head.write(letter, 0, 'latin1')
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

/** Reads a stream of bytes back into frames. Throws `BrokenBackup` on anything else, and where it ends before its end. */
export async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const waiting = new Bytes()
  let ended = false
  for await (const chunk of source) {
    waiting.add(chunk)
    for (let length = nextLength(waiting); length !== null; length = nextLength(waiting)) {
      if (ended) throw new BrokenBackup('Something stands behind its end.')
      const head = waiting.take(headBytes)
      const frame = frameOf(head.toString('latin1', 0, 1), waiting.take(length))
      ended = frame.letter === 'Z'
      yield frame
    }
  }
  if (!ended) throw new BrokenBackup('It ends in the middle.')
}

/** Of the next frame, once all of it is there. */
function nextLength(waiting: Bytes): number | null {
  if (waiting.length < headBytes) return null
  const length = waiting.peek(headBytes).readUInt32BE(1)
  if (length > longestFrame) throw new BrokenBackup('It is no backup of Curtain.')
  return waiting.length < headBytes + length ? null : length
}

function frameOf(letter: string, body: Buffer): Frame {
  if (letter === 'D') return { letter, body }
  const schema = schemas[letter as Letter]
  if (schema === undefined) throw new BrokenBackup('It is no backup of Curtain.')
  const parseResult = schema.safeParse(jsonOf(body))
  if (!parseResult.success) throw new BrokenBackup(`It is not of this format: ${z.prettifyError(parseResult.error)}`)
  return { letter, body: parseResult.data } as Frame
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    throw new BrokenBackup('It is no backup of Curtain.')
  }
}

/** Bytes that arrive in chunks and are taken in other pieces, each copied once. */
class Bytes {
  #chunks: Buffer[] = []
  length = 0

  add(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.length += chunk.length
  }

  peek(count: number): Buffer {
    const [first = Buffer.alloc(0)] = this.#chunks
    if (first.length >= count) return first
    this.#chunks = [Buffer.concat(this.#chunks)]
    return this.#chunks[0] ?? first
  }

  take(count: number): Buffer {
    const bytes = this.peek(count)
    const rest = bytes.subarray(count)
    if (rest.length === 0) this.#chunks.shift()
    else this.#chunks[0] = rest
    this.length -= count
    return bytes.subarray(0, count)
  }
}
