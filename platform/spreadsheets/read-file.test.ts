import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { ZipFile } from 'yazl'
import { importLimits } from '#domain/people-import/file-problems.ts'
import { readFile } from './read-file.ts'

async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, inside] of Object.entries(parts)) zip.addBuffer(Buffer.from(inside), name)
  zip.end()
  return buffer(zip.outputStream)
}

const workbookOf = (rows: (string | number | boolean | null)[][]) =>
  writeWorkbook(rows.map((row) => row.map((value) => (value === null ? null : { value })))).toBuffer()

describe('a file', () => {
  test('that is a workbook is read as its texts, with the numbers of its rows', async () => {
    const rows = [
      ['Number', 'Name'],
      [40127, '=1+1'],
      [null, null],
      ['007', 'Núñez'],
    ]
    expect(await readFile(await workbookOf(rows))).toEqual([
      { row: 1, fields: ['Number', 'Name'] },
      { row: 2, fields: ['40127', '=1+1'] },
      { row: 4, fields: ['007', 'Núñez'] },
    ])
  })

  test('with a name of 10,000 characters is read, and the name cut where no name reaches', async () => {
    const [, second] = await readFile(Buffer.from(`Name\n${'x'.repeat(10_000)}`))
    expect(second?.fields[0]).toHaveLength(importLimits.charactersOfCell)
  })

  test('in Latin-1 with semicolons and blank lines is read', async () => {
    expect(await readFile(Buffer.from('Nombre;Apellido\r\n;\r\nÍñigo;Muñoz\r\n', 'latin1'))).toEqual([
      { row: 1, fields: ['Nombre', 'Apellido'] },
      { row: 3, fields: ['Íñigo', 'Muñoz'] },
    ])
  })

  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    'base64',
  )
  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['blank lines', Buffer.from('\r\n;;\r\n'), 'empty'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), 'no-table'],
    ['a picture', png, 'no-table'],
    [
      'a picture that has no zeros',
      Buffer.from([0xff, 0xd8, 0xff, 0xe1, ...Array.from({ length: 200 }, (_, at) => 1 + (at % 31))]),
      'no-table',
    ],
    ['a web page', Buffer.from('<html><table><tr><td>Email</td></tr></table></html>'), 'no-table'],
    ['a workbook of before 2007', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old-workbook'],
    ['a text whose quotes do not close', Buffer.from('Name,Email\n"Ana,ana@x.example\n'), 'quotes'],
    [
      'more columns than anybody has',
      Buffer.from(','.repeat(importLimits.columns + 1).concat('x')),
      'too-many-columns',
    ],
  ])('that is %s is refused with the reason', async (_what, bytes, problem) => {
    await expect(readFile(bytes)).rejects.toMatchObject({ problem })
  })

  test('that is half a workbook, another archive or an OpenDocument is refused with the reason', async () => {
    const whole = await workbookOf([['Name'], ['Ana']])
    await expect(readFile(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ problem: 'damaged-workbook' })
    await expect(readFile(await zipOf({ 'word/document.xml': '<x/>' }))).rejects.toMatchObject({ problem: 'no-table' })
    await expect(readFile(await zipOf({ 'content.xml': '<x/>' }))).rejects.toMatchObject({ problem: 'open-document' })
    await expect(readFile(await zipOf({ 'xl/workbook.xml': 'no' }))).rejects.toMatchObject({
      problem: 'damaged-workbook',
    })
  })

  test('that is a zip bomb is refused before it is unpacked, also where it lies about its size', async () => {
    const bomb = await zipOf({ 'xl/workbook.xml': '<x/>', 'xl/worksheets/sheet1.xml': Buffer.alloc(130 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    await expect(readFile(bomb)).rejects.toMatchObject({ problem: 'too-large-inside' })
    // In the central directory the size of what is inside stands 24 bytes after the entry's signature.
    const second = bomb.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    bomb.writeUInt32LE(1000, second + 24)
    await expect(readFile(bomb)).rejects.toMatchObject({ problem: 'damaged-workbook' })
  })
})
