import { create, type Font, type Glyph } from 'fontkit'
import * as harfBuzz from 'harfbuzzjs'

/** Asks for text that runs from right to left, among the features of a font. */
export const fromRight = 'rtla'

type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }

/** What pdfkit draws: glyphs from left to right, and how far each moves on, in the font’s units until pdfkit scales them. */
class ShapedRun {
  readonly glyphs: readonly Glyph[]
  readonly positions: readonly Position[]

  constructor(glyphs: readonly Glyph[], positions: readonly Position[]) {
    this.glyphs = glyphs
    this.positions = positions
  }

  get advanceWidth(): number {
    return this.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
  }
}

/**
 * A font that pdfkit takes, in which HarfBuzz chooses and places the glyphs, as it does in browsers: fontkit’s own layout stops at
 * marks of some scripts, and turns digits around that stand in Arabic.
 */
export function shapedFont(bytes: Buffer): Font {
  const font = create(bytes) as Font
  const shaper = new harfBuzz.Font(new harfBuzz.Face(new harfBuzz.Blob(new Uint8Array(bytes).buffer)))
  const layOut = (text: string, features: unknown): ShapedRun => {
    const buffer = new harfBuzz.Buffer()
    buffer.addText(text)
    buffer.guessSegmentProperties()
    const isFromRight = Array.isArray(features) && features.includes(fromRight)
    buffer.setDirection(isFromRight ? harfBuzz.Direction.RTL : harfBuzz.Direction.LTR)
    harfBuzz.shape(shaper, buffer)
    const infos = buffer.getGlyphInfos()
    const says = codePointsOf(
      text,
      infos.map(({ cluster }) => cluster),
    )
    const glyphs = infos.map(({ codepoint }, place) => font.getGlyph(codepoint, [...(says[place] ?? [])]))
    const positions = buffer.getGlyphPositions().map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({
      ...{ xAdvance, yAdvance, xOffset, yOffset },
    }))
    return new ShapedRun(glyphs, positions)
  }
  font.layout = layOut as unknown as Font['layout']
  return font
}

/** What each glyph says: the first of each cluster, as it is drawn, the whole of it. */
function codePointsOf(text: string, clusters: readonly number[]): readonly (readonly number[])[] {
  const starts = [...new Set(clusters)].sort((one, other) => one - other)
  return clusters.map((start, place) => {
    if (clusters[place - 1] === start) return []
    const end = starts[starts.indexOf(start) + 1] ?? text.length
    return [...text.slice(start, end)].map((character) => character.codePointAt(0) ?? 0)
  })
}
