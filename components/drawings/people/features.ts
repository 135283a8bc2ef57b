import type { Look } from '#domain/scenario/look.ts'

/** What differs from face to face and says nothing about anyone: it follows from the look, so that it stays the same. */
export type Features = {
  /** The outline of the head. */
  readonly head: string
  /** The side of it that lies in the shade. */
  readonly shadedSide: string
  readonly nose: string
  /** Thickness of the brows. */
  readonly brow: number
  /** Between the middles of the eyes and the middle of the face. */
  readonly eyesApart: number
}

/** Both halves of a jaw as a path goes, from (263, 142) down to the chin and up again, and how far down the chin is. */
type Jaw = { readonly right: string; readonly left: string; readonly chin: number }

const jaws: readonly [Jaw, ...Jaw[]] = [
  { right: 'c0 16-2 31-7 45-8 24-32 47-56 47', left: 's-48-23-56-47c-5-14-7-29-7-45z', chin: 234 },
  { right: 'c0 18-1 35-5 50-7 24-33 43-58 43', left: 's-51-19-58-43c-4-15-5-32-5-50z', chin: 235 },
  { right: 'c0 16-3 32-10 47-9 23-31 49-53 49', left: 's-44-26-53-49c-7-15-10-31-10-47z', chin: 238 },
  { right: 'c0 20-3 36-10 49-11 23-30 40-53 40', left: 's-42-17-53-40c-7-13-10-29-10-49z', chin: 231 },
]

const noses = [
  'M202 152c2 12 8 20 7 27-1 6-11 8-17 4',
  'M203 150c3 14 4 22 11 29 2 8-14 9-24 5',
  'M200 148c6 8 12 22 10 30-2 6-10 7-16 4',
  'M202 158c2 8 8 14 8 20-1 7-14 7-19 3',
  'M204 154c1 10 10 16 11 23 0 8-22 9-28 2',
] as const

const brows = [4, 4.8, 5.6] as const
const apart = [24.5, 25.5, 26.5] as const

export function featuresOf(look: Look): Features {
  const draw = drawFrom(look)
  const jaw = draw(jaws)
  return {
    head: `M137 142c-2-44 25-68 63-68s65 24 63 68${jaw.right}${jaw.left}`,
    shadedSide: `M238 84c18 13 26 32 25 58${jaw.right}C222 ${jaw.chin - 8} 238 208 244 184C252 150 251 116 238 84z`,
    nose: draw(noses),
    brow: draw(brows) + (look.beard ? 0.8 : 0),
    eyesApart: draw(apart),
  }
}

/** One entry after the other, each as likely, the same for the same person, whatever they wear. */
function drawFrom({ skin, hair, hairColour, age }: Look): <Entry>(list: readonly [Entry, ...Entry[]]) => Entry {
  const letters = [...`${skin} ${hair} ${hairColour} ${age}`]
  let sum = letters.reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) >>> 0, 7)
  return (list) => {
    sum = (Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 0) ^ (sum >>> 12)
    return list[(sum >>> 0) % list.length] ?? list[0]
  }
}
