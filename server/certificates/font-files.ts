import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'

/** How a text is set: `title` in the serif, the others in the sans. */
export type Face = 'title' | 'text' | 'strong'

type Family = { readonly serif: string; readonly sans: string }

/** Of each script the families that have it, in the order in which they are asked for a character. */
const families: readonly Family[] = [
  { serif: 'source-serif-4', sans: 'inter' },
  { serif: 'noto-naskh-arabic', sans: 'noto-sans-arabic' },
  ...[
    'inter',
    'noto-sans-hebrew',
    'noto-sans-devanagari',
    'noto-sans-bengali',
    'noto-sans-gujarati',
    'noto-sans-gurmukhi',
    'noto-sans-kannada',
    'noto-sans-malayalam',
    'noto-sans-tamil',
    'noto-sans-telugu',
    'noto-sans-sinhala',
    'noto-sans-thai',
    'noto-sans-georgian',
    'noto-sans-armenian',
    'noto-sans-ethiopic',
    'noto-sans-sc',
    'noto-sans-kr',
  ].map((name) => ({ serif: name, sans: name })),
]

/** Marks that say how to join or to turn the text beside them, and are not seen. */
export const invisibleCharacter = /^\p{Default_Ignorable_Code_Point}$/u

const weights: Readonly<Record<Face, number>> = { title: 600, text: 400, strong: 600 }

const folder = (family: string) => join(process.cwd(), 'node_modules', '@fontsource-variable', family)

type Cut = { readonly path: string; readonly has: (codePoint: number) => boolean }
const cutsOfFamilies = new Map<string, readonly Cut[]>()

/** The files of a family, each with the characters that it is for. */
function cutsOf(family: string): readonly Cut[] {
  const cachedCuts = cutsOfFamilies.get(family)
  if (cachedCuts !== undefined) return cachedCuts
  const ranges: Record<string, string> = JSON.parse(readFileSync(join(folder(family), 'unicode.json'), 'utf8'))
  const cuts = Object.entries(ranges).map(([name, unicodeRange]): Cut => {
    const pairs = unicodeRange.split(',').map((range) => {
      const [from = '', to = from] = range.replace(/^U\+/i, '').split('-')
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
    })
    const file = `${family}-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`
    return {
      path: join(folder(family), 'files', file),
      has: (codePoint) => pairs.some(([from, to]) => from <= codePoint && codePoint <= to),
    }
  })
  cutsOfFamilies.set(family, cuts)
  return cuts
}

/** The families of a face, in the order in which they are asked for a character. */
export function familiesOf(face: Face): readonly string[] {
  return [...new Set(families.map((family) => (face === 'title' ? family.serif : family.sans)))]
}

/** A family’s fonts that are for any of the wanted characters, with these and their parts alone: TrueType, of one weight. */
export async function cutFonts(
  face: Face,
  family: string,
  { wanted, parts }: { wanted: ReadonlySet<string>; parts: ReadonlySet<string> },
): Promise<Buffer[]> {
  const files: Buffer[] = []
  for (const { path, has } of cutsOf(family)) {
    const isFor = (character: string) => has(character.codePointAt(0) ?? 0)
    const own = [...wanted].filter(isFor)
    // Marks that are not seen are wanted with letters alone, and become spaces without width.
    if (own.every((character) => invisibleCharacter.test(character))) continue
    const characters = new Set([' ', ...own, ...[...parts].filter(isFor)])
    const options = { targetFormat: 'sfnt', variationAxes: { wght: weights[face] } } as const
    // One after the other: they share the memory of one WebAssembly module.
    files.push(await subsetFont(await readFile(path), [...characters].join(''), options))
  }
  return files
}
