import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReportTable } from '#domain/reports/report-table.ts'
import { csvRecords } from '#platform/csv/read-csv.ts'
import { readWorkbook } from '#platform/testing/read-workbook.ts'
import { asFile, fileNamePart } from './file-name.ts'
import { reportCsv } from './report-csv.ts'
import { reportXlsx } from './report-xlsx.ts'

const table: ReportTable = {
  key: 'shares',
  title: 'Shares: by team',
  columns: [
    { key: 'team', label: 'Team', kind: 'text' },
    { key: 'share', label: 'Share', kind: 'percent' },
    { key: 'people', label: 'People', kind: 'number' },
    { key: 'since', label: 'Since', kind: 'date' },
  ],
  rows: [
    ['Ward 4, north', 41, 12, new Date('2026-03-01T22:15:00Z')],
    ['=1+1', null, -3, null],
  ],
}

function recordsOf(text: string): string[][] {
  return csvRecords(text).map(({ fields }) => [...fields])
}

describe('a report as CSV', () => {
  test('holds the page’s figures, with per cent named in the header', () => {
    expect(recordsOf(reportCsv(table))).toEqual([
      ['Team', 'Share (%)', 'People', 'Since'],
      ['Ward 4, north', '41', '12', '2026-03-01'],
      ["'=1+1", '', '-3', ''],
    ])
  })

  test('never has a text that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const [, [cell = ''] = []] = recordsOf(reportCsv({ ...table, rows: [[name, 1, 1, null]] }))
        expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
      }),
    )
  })
})

describe('a report as a workbook', () => {
  test('has a sheet a table, with numbers as numbers and texts as texts', async () => {
    const sheets = await readWorkbook(await reportXlsx([table, table], { direction: 'ltr' }))
    expect(sheets.map(({ name }) => name)).toEqual(['Shares  by team', 'Shares  by team (2)'])
    expect(sheets[0]?.rows.slice(0, 3)).toEqual([
      ['Team', 'Share', 'People', 'Since'],
      ['Ward 4, north', 0.41, 12, 46082],
      ['=1+1', null, -3],
    ])
    expect(sheets[0]?.formulas).toBe(0)
  })
})

test('a file’s name says whose it is, in any script', () => {
  expect(fileNamePart('Überweisung / "Süd"')).toBe('überweisung-süd')
  expect(fileNamePart('قسم الطوارئ')).toBe('قسم-الطوارئ')
  expect(fileNamePart('قسم الأطفال')).not.toBe(fileNamePart('قسم الطوارئ'))
  expect(fileNamePart('///')).toBe('report')
  expect(asFile('team-قسم-2026.csv')['content-disposition']).toMatch(
    /filename\*=UTF-8''team-%D9%82%D8%B3%D9%85-2026\.csv/,
  )
  expect(asFile('team-a\r\nset-cookie: x.csv')['content-disposition']).not.toMatch(/[\r\n]/)
})
