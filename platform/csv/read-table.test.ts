import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvText } from './csv-text.ts'
import { decodeText } from './decode-text.ts'
import { delimiters, readTable } from './read-table.ts'

const people = 'Nombre;Apellidos\r\nÍñigo;Muñoz'
const fieldsOf = (text: string) => readTable(text).map(({ fields }) => fields)

function utf16(text: string, { order, mark }: { order: 'le' | 'be'; mark: boolean }): Uint8Array {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

describe('the text of a file', () => {
  test.each([
    ['UTF-8', Buffer.from(people)],
    ['UTF-8', Buffer.from(`\uFEFF${people}`)],
    ['UTF-16', utf16(people, { order: 'le', mark: true })],
    ['UTF-16', utf16(people, { order: 'be', mark: true })],
    ['UTF-16', utf16(people, { order: 'le', mark: false })],
    ['UTF-16', utf16(people, { order: 'be', mark: false })],
    ['Windows-1252', Buffer.from(people, 'latin1')],
  ])('is read as %s', (encoding, bytes) => {
    const decodeResult = decodeText(bytes)
    expect(decodeResult?.encoding).toBe(encoding)
    expect(fieldsOf(decodeResult?.text ?? '')).toEqual([
      ['Nombre', 'Apellidos'],
      ['Íñigo', 'Muñoz'],
    ])
  })

  test('is none where bytes are no text, as in a picture or a workbook', () => {
    expect(decodeText(Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0, 1, 2, 3]))).toBeNull()
  })
})

describe('a table', () => {
  test('is the same whatever separates it and ends its lines', () => {
    const cell = fc.stringMatching(/^[a-z ,;|"\t']{0,8}x$/)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 }),
        fc.constantFrom(...delimiters),
        fc.constantFrom('\r\n', '\n', '\r'),
        (rows, delimiter, end) => {
          const table = [['Given name', 'Family name', 'Email'], ...rows]
          const quote = (field: string) => `"${field.replaceAll('"', '""')}"`
          const text = table.map((row) => row.map(quote).join(delimiter)).join(end)
          expect(fieldsOf(text)).toEqual(table)
        },
      ),
    )
  })

  test('as it is written here is read as it was', () => {
    expect(
      fieldsOf(
        csvText([
          ['a', 'b;c'],
          ['=1+1', '"'],
        ]),
      ),
    ).toEqual([
      ['a', 'b;c'],
      ['=1+1', '"'],
    ])
  })

  test("is separated as Excel's first line says, and rows keep the numbers that a reader sees", () => {
    expect(readTable('sep=;\r\na,b;c\r\n\r\n1;2')).toEqual([
      { row: 2, fields: ['a,b', 'c'] },
      { row: 4, fields: ['1', '2'] },
    ])
  })
})
