/** Where the tables of a font begin in its directory, and how long an entry of it is: bytes. */
const directoryAt = 12
const entryLength = 16
const recordLength = 12
/** In `head`, the sum of the whole file. */
const fileSumAt = 8
const fileSum = 0xb1b0afba

type Table = { readonly tag: string; readonly bytes: Buffer }

/**
 * The same font under another name, wherever its own names say the old one, but in its copyright, which stays.
 *
 * @param font a font as TrueType or OpenType has it, not compressed
 * @throws where the font has no table of names
 */
export function renameFont(font: Buffer, renames: readonly (readonly [from: string, to: string])[]): Buffer {
  const tables = tablesOf(font)
  if (!tables.some(({ tag }) => tag === 'name')) throw new Error('The font has no table of names')
  return assemble(
    font.subarray(0, 4),
    tables.map(({ tag, bytes }) => ({ tag, bytes: tag === 'name' ? renameTable(bytes, renames) : bytes })),
  )
}

/** The names of a font, by their number, as its readers see them. */
export function namesOf(font: Buffer): Map<number, string> {
  const table = tablesOf(font).find(({ tag }) => tag === 'name')
  return new Map(table === undefined ? [] : recordsOf(table.bytes).map(({ id, text }) => [id, text]))
}

function tablesOf(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = directoryAt + entryLength * index
    const start = font.readUInt32BE(at + 8)
    return {
      tag: font.toString('latin1', at, at + 4),
      bytes: font.subarray(start, start + font.readUInt32BE(at + 12)),
    }
  })
}

const copyright = 0

function renameTable(table: Buffer, renames: readonly (readonly [string, string])[]): Buffer {
  const records = recordsOf(table).map(({ head, id, text }) => ({
    head,
    text: id === copyright ? text : renames.reduce((name, [from, to]) => name.replaceAll(from, to), text),
  }))
  const start = 6 + recordLength * records.length
  const header = Buffer.alloc(start)
  header.writeUInt16BE(records.length, 2)
  header.writeUInt16BE(start, 4)
  const texts: Buffer[] = []
  let offset = 0
  for (const [index, { head, text }] of records.entries()) {
    const bytes = isWide(head) ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'latin1')
    const at = 6 + recordLength * index
    head.copy(header, at, 0, 8)
    header.writeUInt16BE(bytes.length, at + 8)
    header.writeUInt16BE(offset, at + 10)
    texts.push(bytes)
    offset += bytes.length
  }
  return Buffer.concat([header, ...texts])
}

function recordsOf(table: Buffer): { head: Buffer; id: number; text: string }[] {
  const start = table.readUInt16BE(4)
  return Array.from({ length: table.readUInt16BE(2) }, (_, index) => {
    const at = 6 + recordLength * index
    const head = table.subarray(at, at + 8)
    const from = start + table.readUInt16BE(at + 10)
    const bytes = Buffer.from(table.subarray(from, from + table.readUInt16BE(at + 8)))
    const text = isWide(head) ? bytes.swap16().toString('utf16le') : bytes.toString('latin1')
    return { head, id: head.readUInt16BE(6), text }
  })
}

/** Names for Windows and for Unicode have two bytes a letter, those for the old Macintosh one. */
function isWide(head: Buffer): boolean {
  return head.readUInt16BE(0) !== 1
}

function assemble(version: Buffer, tables: readonly Table[]): Buffer {
  const count = tables.length
  const power = 2 ** Math.floor(Math.log2(count))
  const directory = Buffer.alloc(directoryAt + entryLength * count)
  version.copy(directory)
  directory.writeUInt16BE(count, 4)
  directory.writeUInt16BE(power * 16, 6)
  directory.writeUInt16BE(Math.log2(power), 8)
  directory.writeUInt16BE((count - power) * 16, 10)
  const paddedParts: Buffer[] = []
  let offset = directory.length
  let headAt = 0
  for (const [index, { tag, bytes }] of tables.entries()) {
    const whole = Buffer.alloc(Math.ceil(bytes.length / 4) * 4)
    bytes.copy(whole)
    if (tag === 'head') {
      whole.writeUInt32BE(0, fileSumAt)
      headAt = offset
    }
    const at = directoryAt + entryLength * index
    directory.write(tag, at, 'latin1')
    directory.writeUInt32BE(sumOf(whole), at + 4)
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(bytes.length, at + 12)
    paddedParts.push(whole)
    offset += whole.length
  }
  const font = Buffer.concat([directory, ...paddedParts])
  if (headAt > 0) font.writeUInt32BE((fileSum - sumOf(font)) >>> 0, headAt + fileSumAt)
  return font
}

function sumOf(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}
