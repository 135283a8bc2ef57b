import PDFDocument from 'pdfkit'
import type { Face } from './font-files.ts'
import { type Line, setText } from './set-text.ts'
import { fromRight } from './shape-text.ts'
import type { PaperFont, Typeface } from './typeface.ts'
import type { Direction, Run } from './visual-runs.ts'

export const page = { width: 595.28, height: 841.89, margin: 58 } as const

export type Style = {
  readonly face: Face
  /** In points. */
  readonly size: number
  readonly colour: string
  /** From one line to the next, in sizes. */
  readonly leading?: number
}

/** Where a text stands: from the edge at which reading begins, in points. */
export type Place = { readonly from: number; readonly width: number; readonly at?: 'start' | 'end' }

export type Drawing = (pdf: PDFKit.PDFDocument) => void
type Parent = PDFKit.PDFStructureElement

export type Facts = {
  readonly title: string
  readonly author: string
  readonly language: string
  readonly direction: Direction
  readonly issuedAt: Date
}

/**
 * A PDF whose text is tagged in the order of reading, in fonts that it has in itself. Nothing in it is of the moment in which it
 * is made: the same calls make the same bytes.
 */
export class TaggedDocument {
  readonly #pdf: PDFKit.PDFDocument
  readonly #pieces: Uint8Array[] = []
  readonly #names = new Map<PaperFont, string>()
  readonly #faces: Readonly<Record<Face, Typeface>>
  readonly direction: Direction
  readonly root: Parent

  constructor({ title, author, language, direction, issuedAt }: Facts, faces: Readonly<Record<Face, Typeface>>) {
    this.#faces = faces
    this.direction = direction
    this.#pdf = new PDFDocument({
      size: [page.width, page.height],
      margin: 0,
      pdfVersion: '1.7',
      lang: language,
      tagged: true,
      displayTitle: true,
      info: { Title: title, Author: author, Creator: 'Curtain', Producer: 'Curtain', CreationDate: issuedAt },
      // Without the font that every reader would have to bring.
      font: null as unknown as string,
    })
    this.#pdf.on('data', (piece: Uint8Array) => this.#pieces.push(piece))
    this.root = this.#pdf.struct('Document')
    this.#pdf.addStructure(this.root)
  }

  addPage(): void {
    this.#pdf.addPage()
  }

  /** An element that holds others. */
  group(parent: Parent, tag: string): Parent {
    const element = this.#pdf.struct(tag)
    parent.add(element)
    return element
  }

  /** The lines of a text in a style and a width, to be drawn, and how high they are in points. */
  set(text: string, style: Style, width: number): { readonly lines: readonly Line[]; readonly height: number } {
    const lines = setText(text, {
      typeface: this.#faces[style.face],
      direction: this.direction,
      width,
      measure: (run) => this.#use(run.font, style).widthOfString(run.text, { features: featuresOf(run) }),
    })
    return { lines, height: lines.length * style.size * leadingOf(style) }
  }

  /** Draws a text under an element, its upper edge so many points from the page’s; returns the lower edge. */
  text(parent: Parent, tag: string, { text, style, place, top }: TaggedText): number {
    const { lines, height } = this.set(text, style, place.width)
    const scope = tag === 'TH' ? { scope: 'Column' as const } : {}
    const element = this.#pdf.struct(tag, scope as object)
    parent.add(element)
    element.add(() => {
      for (const [place_, line] of lines.entries())
        this.#line(line, style, place, top + place_ * style.size * leadingOf(style))
    })
    return top + height
  }

  #line({ runs, width, says }: Line, style: Style, place: Place, top: number): void {
    const isAtLeft = (this.direction === 'ltr') === ((place.at ?? 'start') === 'start')
    const left = this.direction === 'ltr' ? place.from : page.width - place.from - place.width
    let x = isAtLeft ? left : left + place.width - width
    // Where letters join or turn, what is drawn is not what was written.
    this.#pdf.markContent('Span', { actual: says } as object)
    for (const run of runs) {
      const pdf = this.#use(run.font, style).fillColor(style.colour)
      const features = featuresOf(run)
      pdf.text(run.text, x, top + style.size, { lineBreak: false, baseline: 'alphabetic', features })
      x += pdf.widthOfString(run.text, { features })
    }
    this.#pdf.endMarkedContent()
  }

  /** A drawing that says something, with words for who does not see it. */
  figure(parent: Parent, words: string, draw: Drawing): void {
    const element = this.#pdf.struct('Figure', { alt: words })
    parent.add(element)
    element.add(() => draw(this.#pdf))
  }

  /** A drawing that says nothing. */
  ornament(draw: Drawing): void {
    this.#pdf.markContent('Artifact', { type: 'Layout' })
    draw(this.#pdf)
    this.#pdf.endMarkedContent()
  }

  /** The finished file. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const end = new Promise((resolve) => this.#pdf.once('end', resolve))
    this.#pdf.end()
    await end
    return Buffer.concat(this.#pieces)
  }

  #use(font: PaperFont, { size }: Style): PDFKit.PDFDocument {
    let name = this.#names.get(font)
    if (name === undefined) {
      name = `font ${this.#names.size}`
      this.#names.set(font, name)
      // It takes a font that is open already too, which its types do not say.
      this.#pdf.registerFont(name, font.font as unknown as ArrayBuffer)
    }
    return this.#pdf.font(name).fontSize(size)
  }
}

type TaggedText = {
  readonly text: string
  readonly style: Style
  readonly place: Place
  readonly top: number
}

const leadingOf = ({ leading }: Style) => leading ?? 1.45
const featuresOf = ({ direction }: Run): PDFKit.Mixins.OpenTypeFeatures[] => (direction === 'rtl' ? [fromRight] : [])
