import { type CsvRecord, csvRecords } from './read-csv.ts'

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** The one that stands most often in the first line with text, outside of quotes: the head of a table has no prose. */
export function delimiterOf(text: string): Delimiter {
  const head = (/[^\r\n]*\S[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '')
  const count = (delimiter: Delimiter) => head.split(delimiter).length
  return delimiters.reduce((best, each) => (count(each) > count(best) ? each : best))
}

/** A table as Excel, LibreOffice, Google Sheets and personnel systems save or copy it. Throws `MalformedCsv`. */
export function readTable(text: string): CsvRecord[] {
  const lines = text.replace(/^\uFEFF/, '')
  // Excel's own word to itself on how a file is separated.
  const separatorLine = /^sep=([,;\t|])\r?\n/.exec(lines)
  return csvRecords(separatorLine === null ? lines : lines.slice(separatorLine[0].length), {
    delimiter: (separatorLine?.[1] as Delimiter | undefined) ?? delimiterOf(lines),
    lineEnds: ['\r\n', '\n', '\r'],
  }).map((record) => (separatorLine === null ? record : { ...record, row: record.row + 1 }))
}
