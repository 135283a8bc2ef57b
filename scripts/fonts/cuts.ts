/** A code point, or the first and the last of several. */
export type Range = number | readonly [first: number, last: number]

/** A font file as it is cut from one of a package: fewer characters, features and axes, for those whom a page is for. */
export type Cut = {
  /** The file in `app/fonts`, without its ending. */
  readonly name: string
  /** The file below `node_modules/@fontsource-variable`. */
  readonly from: string
  /** The names of the package's faces that this one stands for altogether; without any it stands before all of them. */
  readonly instead?: readonly string[]
  /** The family that it belongs to in the style sheet. */
  readonly family: string
  /** What the font may not be called once it is changed, and what it is called then: its licence keeps the name. */
  readonly rename?: readonly (readonly [from: string, to: string])[]
  /** The characters that are cut out, and that a browser looks for in it. */
  readonly characters: readonly Range[]
  readonly axes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>
  /** OpenType features; all where none are named, which Arabic needs to join its letters. */
  readonly features?: string[]
}

/** The weights that style sheets ask for: 400, 500, 600, and bold. */
const weights = { wght: { min: 400, max: 700 } }
const latinFeatures = ['kern', 'ccmp', 'locl', 'mark', 'mkmk', 'calt', 'liga', 'tnum', 'lnum', 'pnum']

/** What the packages call Latin: English, Spanish and most of western Europe. */
const latinRange: readonly Range[] = [
  [0x0000, 0x00ff],
  0x0131,
  [0x0152, 0x0153],
  [0x02bb, 0x02bc],
  0x02c6,
  0x02da,
  0x02dc,
  [0x2000, 0x206f],
  0x20ac,
  0x2122,
  0x2191,
  0x2193,
  0x2212,
  0x2215,
  0xfeff,
  0xfffd,
]

/** Names of people from the rest of Europe, Turkey and West Africa; the other seven hundred letters stay in the package's file. */
const european: readonly Range[] = [
  [0x0100, 0x0130],
  [0x0132, 0x0151],
  [0x0154, 0x017f],
  0x018f,
  0x0192,
  [0x01a0, 0x01a1],
  [0x01af, 0x01b0],
  [0x01cd, 0x01dc],
  [0x01e6, 0x01e7],
  [0x0218, 0x021b],
  0x0259,
  [0x1e80, 0x1e85],
  0x1e9e,
  [0x1ef2, 0x1ef3],
]

/**
 * Every letter of Arabic, Persian, Urdu, Pashto, Kurdish and Uyghur, so that a name is in one file: letters of two files do
 * not join. What only the Quran's text has, and letters of few languages, stay in the package's file. The space is here
 * too: it is in every line, and would fetch a Latin font else.
 */
const arabicLetters: readonly Range[] = [
  0x20,
  0xa0,
  0x060c,
  [0x061b, 0x061c],
  0x061f,
  [0x0620, 0x0655],
  [0x0660, 0x06d5],
  [0x06ee, 0x06ff],
  [0x200c, 0x200f],
  [0x2010, 0x2011],
  0xfdf2,
  0xfdfc,
]

/** Letters for one size, between running text (17 to 19 px) and headings (23 to 34 px): the axis doubles the file. */
const opticalSize = { opsz: 22 }
const serif = {
  family: 'Curtain Serif',
  rename: [
    ['Source Serif 4', 'Curtain Serif'],
    ['SourceSerif4Roman', 'CurtainSerif'],
    ['SourceSerif4', 'CurtainSerif'],
    ['Source Serif', 'Curtain Serif'],
  ],
  axes: { ...weights, ...opticalSize },
  features: latinFeatures,
} as const
const sans = { family: 'Inter Variable', axes: weights, features: latinFeatures }

export const cuts: readonly Cut[] = [
  {
    ...sans,
    name: 'inter-latin',
    from: 'inter/files/inter-latin-wght-normal.woff2',
    instead: ['inter-latin-wght-normal'],
    characters: latinRange,
  },
  {
    ...sans,
    name: 'inter-european',
    from: 'inter/files/inter-latin-ext-wght-normal.woff2',
    characters: european,
  },
  {
    ...serif,
    name: 'serif-latin',
    from: 'source-serif-4/files/source-serif-4-latin-opsz-normal.woff2',
    instead: ['source-serif-4-latin-wght-normal'],
    characters: latinRange,
  },
  {
    ...serif,
    name: 'serif-european',
    from: 'source-serif-4/files/source-serif-4-latin-ext-opsz-normal.woff2',
    characters: european,
  },
  {
    family: 'Noto Sans Arabic Variable',
    name: 'sans-arabic',
    from: 'noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2',
    characters: arabicLetters,
    axes: weights,
  },
  {
    family: 'Noto Naskh Arabic Variable',
    name: 'naskh-arabic',
    from: 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2',
    characters: arabicLetters,
    axes: weights,
  },
  {
    // Latin names and figures within Arabic prose: drawn to stand beside its letters, and a third of the other serif.
    family: 'Noto Naskh Latin',
    name: 'naskh-latin',
    from: 'noto-naskh-arabic/files/noto-naskh-arabic-latin-wght-normal.woff2',
    instead: ['noto-naskh-arabic-latin-wght-normal'],
    characters: latinRange,
    axes: weights,
    features: latinFeatures,
  },
]

/** The packages, the family of each in the style sheet, and the faces of theirs that nothing here is written with. */
export const packages: readonly { readonly name: string; readonly family: string; readonly unused: RegExp }[] = [
  { name: 'inter', family: 'Inter Variable', unused: /^$/ },
  { name: 'source-serif-4', family: 'Curtain Serif', unused: /^$/ },
  { name: 'noto-sans-arabic', family: 'Noto Sans Arabic Variable', unused: /-(math|symbols|latin|latin-ext)-/ },
  { name: 'noto-naskh-arabic', family: 'Noto Naskh Arabic Variable', unused: /-(math|symbols|latin|latin-ext)-/ },
]
