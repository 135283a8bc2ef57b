import { encode } from 'uqr'
import type { Paper, PaperPart } from '#domain/certificates/paper.ts'
import type { Face } from './font-files.ts'
import { type Drawing, type Place, page, type Style, TaggedDocument } from './tagged-document.ts'
import { isShown, type Typeface, typefaceFor } from './typeface.ts'

const [ink, soft, curtain, line] = ['#1c2422', '#58625e', '#0e5a4b', '#ddd6c7'] as const
const styles = {
  organisation: { face: 'strong', size: 11, colour: curtain },
  title: { face: 'title', size: 23, colour: ink, leading: 1.2 },
  beforeName: { face: 'text', size: 10.5, colour: soft },
  name: { face: 'title', size: 28, colour: curtain, leading: 1.3 },
  unshown: { face: 'text', size: 12, colour: ink },
  part: { face: 'title', size: 15, colour: ink, leading: 1.35 },
  words: { face: 'text', size: 9.5, colour: soft, leading: 1.5 },
  column: { face: 'strong', size: 8.5, colour: soft },
  cell: { face: 'text', size: 10.5, colour: ink },
  check: { face: 'strong', size: 9.5, colour: ink },
  address: { face: 'text', size: 9, colour: curtain },
} as const satisfies Record<string, Style>

const inner = page.width - 2 * page.margin
const whole: Place = { from: page.margin, width: inner }
const dayWidth = 140
const left: Place = { from: page.margin, width: inner - dayWidth - 16 }
const right: Place = { from: page.width - page.margin - dayWidth, width: dayWidth, at: 'end' }
const qrSize = 104
const beside: Place = { from: page.margin + qrSize + 18, width: inner - qrSize - 18 }
const checkHeight = 126
const lowest = page.height - 46

/** A certificate as a tagged PDF (A4). The same paper makes the same bytes. */
export async function paperPdf(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const faces = await facesFor(paper)
  const drawable = (face: Face, text: string) => (isShown(text, faces[face]) ? text : paper.unshown.other)
  const organisation = drawable('strong', paper.organisation)
  const hasName = isShown(paper.name, faces.title)
  const pdf = new TaggedDocument({ ...paper, author: organisation }, faces)
  const { root } = pdf
  pdf.ornament(pleats)
  let top = pdf.text(root, 'P', { text: organisation, style: styles.organisation, place: whole, top: 62 })
  top = pdf.text(root, 'H1', { text: paper.title, style: styles.title, place: whole, top: top + 6 })
  top = pdf.text(root, 'P', { text: paper.beforeName, style: styles.beforeName, place: whole, top: top + 10 })
  top = hasName
    ? pdf.text(root, 'P', { text: paper.name, style: styles.name, place: whole, top: top + 2 })
    : pdf.text(root, 'P', { text: paper.unshown.name, style: styles.unshown, place: whole, top: top + 6 })
  for (const part of paper.parts) {
    const rows = part.rows.map(([what, day]): [string, string] => [drawable('text', what), day])
    top = writePart(pdf, { ...part, rows }, top + 20)
  }
  if (top + 12 + checkHeight > lowest) pdf.addPage()
  writeCheck(pdf, paper.check)
  return pdf.bytes()
}

/** The fonts for what the paper says, and for what it says where a name cannot be shown. */
async function facesFor({ organisation, name, title, unshown, beforeName, parts, check }: Paper) {
  const cells = parts.flatMap(({ rows }) => rows.flat())
  const says = parts.flatMap(({ words, none }) => [words, none])
  const texts: Readonly<Record<Face, readonly string[]>> = {
    title: [title, name, ...parts.map((part) => part.title)],
    text: [beforeName, unshown.name, unshown.other, ...says, ...cells, check.words, check.address, check.issued],
    strong: [organisation, unshown.other, check.title, ...parts.flatMap(({ columns }) => columns)],
  }
  const faces: Partial<Record<Face, Typeface>> = {}
  for (const face of ['title', 'text', 'strong'] as const) faces[face] = await typefaceFor(face, texts[face])
  return faces as Readonly<Record<Face, Typeface>>
}

/** Returns where it ends. A row that has no place left begins a page. */
function writePart(pdf: TaggedDocument, { title, words, columns, rows, none }: PaperPart, from: number): number {
  const withPlace = (top: number, height: number) => {
    if (top + height <= lowest) return top
    pdf.addPage()
    return page.margin
  }
  let top = withPlace(from, 130)
  top = pdf.text(pdf.root, 'H2', { text: title, style: styles.part, place: whole, top })
  top = pdf.text(pdf.root, 'P', { text: words, style: styles.words, place: whole, top: top + 2 })
  if (rows.length === 0) return pdf.text(pdf.root, 'P', { text: none, style: styles.cell, place: whole, top: top + 8 })
  const table = pdf.group(pdf.root, 'Table')
  top = writeRow(pdf, table, { cells: columns, tag: 'TH', style: styles.column, top: top + 8 })
  for (const cells of rows) {
    const height = pdf.set(cells[0], styles.cell, left.width).height + 5
    top = writeRow(pdf, table, { cells, tag: 'TD', style: styles.cell, top: withPlace(top, height) })
  }
  return top
}

type Row = {
  readonly cells: readonly [string, string]
  readonly tag: 'TH' | 'TD'
  readonly style: Style
  readonly top: number
}

function writeRow(pdf: TaggedDocument, table: PDFKit.PDFStructureElement, { cells, tag, style, top }: Row): number {
  const row = pdf.group(table, 'TR')
  const ends = ([left, right] as const).map((place, each) =>
    pdf.text(row, tag, { text: cells[each] ?? '', style, place, top: top + 2.2 }),
  )
  const end = Math.max(...ends) + 2.2
  pdf.ornament((drawing) =>
    drawing
      .lineWidth(0.6)
      .strokeColor(line)
      .moveTo(page.margin, end)
      .lineTo(page.width - page.margin, end)
      .stroke(),
  )
  return end
}

/** At the foot: where it is checked, with the same as a code for a camera. */
function writeCheck(pdf: TaggedDocument, { title, words, address, codeWords, issued }: Paper['check']): void {
  const from = lowest - checkHeight
  const { root } = pdf
  pdf.ornament((drawing) => drawing.rect(page.margin, from, inner, 1.2).fill(curtain))
  let top = pdf.text(root, 'H2', { text: title, style: styles.check, place: beside, top: from + 16 })
  top = pdf.text(root, 'P', { text: words, style: styles.words, place: beside, top: top + 1 })
  top = pdf.text(root, 'P', { text: address, style: styles.address, place: beside, top: top + 4 })
  pdf.text(root, 'P', { text: issued, style: styles.words, place: beside, top: top + 4 })
  pdf.figure(root, codeWords, codeOf(address, { isMirrored: pdf.direction === 'rtl', top: from + 20 }))
}

function codeOf(address: string, { isMirrored, top }: { isMirrored: boolean; top: number }): Drawing {
  const { data, size } = encode(address, { border: 0, ecc: 'M' })
  const dot = qrSize / size
  const start = isMirrored ? page.width - page.margin - qrSize : page.margin
  return (drawing) => {
    for (const [row, dots] of data.entries())
      for (const [column, isDark] of dots.entries())
        if (isDark) drawing.rect(start + column * dot, top + row * dot, dot, dot)
    drawing.fill(ink)
  }
}

/** A drawn curtain along the upper edge. */
const pleats: Drawing = (drawing) => {
  drawing.rect(0, 0, page.width, 7).fill(curtain)
  for (let fold = 0; fold * 9 < page.width; fold++)
    drawing.rect(fold * 9 + 3.5, 7, 2, 21 + 6 * Math.sin(fold * 0.55)).fill(curtain)
}
