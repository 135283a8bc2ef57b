import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'

export type Sheet = {
  readonly name: string
  readonly rows: readonly (readonly (string | number | null)[])[]
  readonly formulas: number
}

/** Reads an XLSX file as a spreadsheet would, for tests: values of cells, and how many of them are formulas. */
export async function readWorkbook(file: Buffer): Promise<Sheet[]> {
  const parts = new Map<string, string>()
  const zip = await fromBufferPromise(file)
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'))
  }
  const sharedStrings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, si = '']) => [...si.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => plain(text)).join(''),
  )
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)]
  return names.map(([, name = ''], place) => {
    const xml = parts.get(`xl/worksheets/sheet${place + 1}.xml`) ?? ''
    return {
      name: plain(name),
      rows: [...xml.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => cellsOf(row, sharedStrings)),
      formulas: [...xml.matchAll(/<f[ >]/g)].length,
    }
  })
}

function cellsOf(row: string, sharedStrings: readonly string[]): (string | number | null)[] {
  const cells: (string | number | null)[] = []
  for (const [, attributes = '', inside = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const place = columnOf(/r="([A-Z]+)/.exec(attributes)?.[1] ?? 'A')
    while (cells.length <= place) cells.push(null)
    const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1]
    const inline = /<t[^>]*>(.*?)<\/t>/s.exec(inside)?.[1]
    if (inline !== undefined) cells[place] = plain(inline)
    else if (value !== undefined)
      cells[place] = attributes.includes('t="s"') ? (sharedStrings[Number(value)] ?? null) : Number(value)
  }
  return cells
}

function columnOf(letters: string): number {
  return [...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
