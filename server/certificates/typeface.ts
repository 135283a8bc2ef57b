import type { Font } from 'fontkit'
import { cutFonts, type Face, familiesOf, invisibleCharacter } from './font-files.ts'
import { shapedFont } from './shape-text.ts'

/** One font of a typeface, and which characters it has. */
export type PaperFont = { readonly font: Font; readonly has: (codePoint: number) => boolean }

/** Fonts that together set the texts of a paper, the first to be asked first. */
export type Typeface = readonly PaperFont[]

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The fonts for these texts: of each character that of the first family which has it. */
export async function typefaceFor(face: Face, texts: readonly string[]): Promise<Typeface> {
  const text = texts.join('')
  const missing = new Set(text)
  // From right to left a bracket is drawn as its other; and some letters are drawn as the parts that they are made of.
  const parts = new Set(`()[]{}<>«»‹›${text.normalize('NFD')}${text.normalize('NFKD')}`)
  const typeface: PaperFont[] = []
  for (const family of familiesOf(face)) {
    for (const bytes of await cutFonts(face, family, { wanted: missing, parts })) {
      const font = shapedFont(bytes)
      // What a file is for it need not have; one without any character has no table of them.
      if (font.numGlyphs > 1) typeface.push({ font, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) })
    }
    for (const character of missing) {
      const isThere = typeface.some((font) => hasCharacter(font, character))
      if (isThere && !invisibleCharacter.test(character)) missing.delete(character)
    }
  }
  return typeface
}

/** What readers take for one character: as it was written, as it is drawn, and the font that has the whole of it; null: none. */
type PaperCharacter = { readonly written: string; readonly drawn: string; readonly font: PaperFont | null }

export function charactersIn(text: string, typeface: Typeface): readonly PaperCharacter[] {
  return [...clusters.segment(text)].map(({ segment: cluster }) => {
    const visibleCharacters = [...cluster].filter((character) => !invisibleCharacter.test(character))
    const font = typeface.find((each) => visibleCharacters.every((character) => hasCharacter(each, character))) ?? null
    const drawableCharacters = [...cluster].filter(
      (each) => !invisibleCharacter.test(each) || (font !== null && hasCharacter(font, each)),
    )
    return { written: cluster, drawn: drawableCharacters.join(''), font }
  })
}

const hasCharacter = ({ has }: PaperFont, character: string) => has(character.codePointAt(0) ?? 0)

/** Whether a paper can show a text: every character of it stands in some font. */
export function isShown(text: string, typeface: Typeface): boolean {
  return charactersIn(text, typeface).every(({ font }) => font !== null)
}
