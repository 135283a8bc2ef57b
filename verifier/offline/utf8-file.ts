import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { BadInput } from './bad-input.ts'

const PIECE_BYTES = 1 << 20
const [QUOTE, COMMA, LINE_FEED] = [0x22, 0x2c, 0x0a]

/**
 * The text of a file, piece by piece, or `BadInput` where it is no UTF-8: read as anything else two names could become one.
 * Throws `BadInput` where the file cannot be read.
 */
export async function* textPieces(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const bytes of bytesOf(path)) yield await decodeFile(path, () => decoder.decode(bytes, { stream: true }))
  yield await decodeFile(path, () => decoder.decode())
}

/** The whole text of a file; see `textPieces`. */
export async function readText(path: string): Promise<string> {
  let text = ''
  for await (const piece of textPieces(path)) text += piece
  return text
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: PIECE_BYTES })) yield bytes
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    const errorCode = error.code === 'ENOENT' ? 'none' : String(error.code)
    throw new BadInput(`${path}: expected a file that can be read, found ${errorCode}`)
  }
}

async function decodeFile(path: string, decode: () => string): Promise<string> {
  try {
    return decode()
  } catch {
    throw await notUtf8(path)
  }
}

/** Reads the file again, record by record, for the first one that is no UTF-8. */
async function notUtf8(path: string): Promise<BadInput> {
  const file = basename(path)
  let header: string[] | null = null
  let row = 0
  for await (const record of recordsOf(path)) {
    row += 1
    const place = record.findIndex((field) => textOf(field) === null)
    if (place === -1) {
      header ??= record.map((field) => textOf(field)?.trim() ?? '')
      continue
    }
    const column = header?.[place] ?? `${place + 1}`
    const byte = firstWrongByte(record[place] ?? Buffer.alloc(0))
      .toString(16)
      .toUpperCase()
    return new BadInput(
      `${file}, row ${row}, column ${column}: expected text in UTF-8, found the byte ${byte}; save the file as UTF-8`,
    )
  }
  return new BadInput(`${file}: expected text in UTF-8; save the file as UTF-8`)
}

/** The fields of each record, as bytes. Only what separates them is read: good enough to name a place. */
async function* recordsOf(path: string): AsyncGenerator<Buffer[]> {
  let quoted = false
  let rest: Buffer[] = []
  let fields: Buffer[] = []
  const endField = (bytes: Buffer) => {
    fields.push(Buffer.concat([...rest, bytes]))
    rest = []
  }
  for await (const bytes of bytesOf(path)) {
    let start = 0
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]
      if (byte === QUOTE) quoted = !quoted
      if (quoted || (byte !== COMMA && byte !== LINE_FEED)) continue
      endField(bytes.subarray(start, at))
      start = at + 1
      if (byte === COMMA) continue
      yield fields
      fields = []
    }
    rest.push(bytes.subarray(start))
  }
  endField(Buffer.alloc(0))
  yield fields
}

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The byte at which the first character begins that is none. */
function firstWrongByte(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let sequenceStart: number | null = null
  for (const byte of bytes) {
    sequenceStart ??= byte
    try {
      if (decoder.decode(Uint8Array.of(byte), { stream: true }) !== '') sequenceStart = null
    } catch {
      break
    }
  }
  return sequenceStart ?? 0
}
