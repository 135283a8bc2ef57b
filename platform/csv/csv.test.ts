import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvText } from './csv-text.ts'
import { csvRecords, csvRecordsIn } from './read-csv.ts'

async function inPieces(text: string, sizeOfPiece: number): Promise<(readonly string[])[]> {
  const pieces: string[] = []
  for (let at = 0; at < text.length; at += sizeOfPiece) pieces.push(text.slice(at, at + sizeOfPiece))
  const rows: (readonly string[])[] = []
  for await (const batch of csvRecordsIn(pieces)) rows.push(...batch.map(({ fields }) => fields))
  return rows
}

describe('comma-separated values', () => {
  test('are read back as they were written, however they are cut into pieces', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', 'é'), maxLength: 6 })
    const record = fc.array(field, { minLength: 2, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, size) => {
          expect(await inPieces(csvText(rows), size)).toEqual(rows)
          expect(csvRecords(csvText(rows)).map(({ fields }) => fields)).toEqual(rows)
        },
      ),
    )
  })

  test.each([
    [
      '\uFEFFa,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\n\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['', []],
  ])('%j', async (text, rows) => {
    expect(await inPieces(text, 3)).toEqual(rows)
  })

  test('number their records as a person counts them, empty lines too', () => {
    expect(csvRecords('a\n\nb\n"c\nc"\nd').map(({ row }) => row)).toEqual([1, 3, 4, 5])
  })

  test.each([
    ['a,"b', 'row 1: expected a closing quote'],
    ['a,"b"c\n', 'row 1: expected a comma after a closing quote'],
    ['a\nb"c"\n', 'row 2: expected quotes around a whole field, found one inside'],
  ])('%j is refused', async (text, message) => {
    expect(() => csvRecords(text)).toThrow(message)
    await expect(inPieces(text, 99)).rejects.toThrow(message)
  })
})
