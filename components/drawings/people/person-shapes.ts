import type { Shapes } from '#components/drawings/shapes.ts'
import type { Look } from '#domain/scenario/look.ts'
import type { Tile } from '#domain/scenario/stage.ts'
import { foldedArms, handAtChin, raisedHand } from './arms.ts'
import { face } from './face.ts'
import { garment } from './garment.ts'
import { hairBehind, hairInFront } from './hair.ts'
import { heldThing } from './held-things.ts'
import { skinPaint } from './look-colours.ts'

export type Posture = NonNullable<Tile['posture']>

/** Nobody holds their head quite straight: a few degrees, the same for the same look. */
function tiltOf(look: Look): number {
  const letters = [...Object.values(look).join('')]
  const sum = letters.reduce((total, letter, place) => total + letter.charCodeAt(0) * (place + 1), 0)
  return ((sum % 9) - 4) * 0.7
}

function neck({ look }: { look: Look }): Shapes {
  const skin = skinPaint[look.skin]
  return [
    { draw: 'path', d: 'M170 190v54c0 14-9 22-27 32 14 30 100 30 114 0-18-10-27-18-27-32v-54z', fill: skin.base },
    { draw: 'path', d: 'M170 210c12 22 46 26 60 8v26c-16 18-46 14-60-6z', fill: skin.shade, opacity: '0.75' },
  ]
}

/** What the arms do where the hands hold nothing. */
function gesture({ look, posture }: { look: Look; posture: Posture }): Shapes {
  switch (posture) {
    case 'upright':
    case 'leaning-in':
    case 'slumped':
      return null
    case 'arms-folded':
      return foldedArms({ look })
    case 'hand-at-chin':
      return handAtChin({ look })
    case 'hand-raised':
      return raisedHand({ look })
    default:
      throw new Error(`No such posture: ${posture satisfies never}`)
  }
}

/** How wide the shoulders are, and, less so, the face. */
const widths: Readonly<Record<NonNullable<Look['build']>, { readonly body: number; readonly face: number }>> = {
  slight: { body: 0.9, face: 0.96 },
  usual: { body: 1, face: 1 },
  broad: { body: 1.12, face: 1.05 },
}

/** Wider or narrower about the middle. */
function across(width: number): string {
  return `translate(${Math.round((1 - width) * 2000) / 10} 0) scale(${width} 1)`
}

/** Where someone's whole figure is: a child is smaller, who leans in comes nearer, who slumps sinks. */
function placeOf(look: Look, posture: Posture): string | undefined {
  if (look.age === 'child') return 'translate(24 64) scale(0.88)'
  if (look.age === 'teenage') return 'translate(10 26) scale(0.95)'
  if (posture === 'leaning-in') return 'translate(-26 6) scale(1.13)'
  return posture === 'slumped' ? 'translate(0 18)' : undefined
}

/** How far the head has sunk between the shoulders. */
function sunkOf(look: Look, posture: Posture): number {
  return (look.age === 'very-old' ? 8 : 0) + (posture === 'slumped' ? 14 : 0)
}

/**
 * Someone from the chest up, in a space 400 wide whose head is centred on (200, 155) and whose clothes reach down to
 * 460. Light comes from the upper left, as in every room.
 */
export function person({
  look,
  mood,
  posture = 'upright',
  holding,
}: {
  look: Look
  mood?: Tile['mood']
  posture?: Posture
  holding?: Tile['holds']
}): Shapes {
  const child = look.age === 'child'
  const { body, face: faceWidth } = widths[look.build ?? 'usual']
  const tilt = tiltOf(look) + (posture === 'slumped' ? 5 : 0) + (posture === 'hand-at-chin' ? -3 : 0)
  const head = `translate(0 ${sunkOf(look, posture)}) rotate(${Math.round(tilt * 10) / 10} 200 260)`
  return {
    draw: 'g',
    transform: placeOf(look, posture),
    shapes: [
      {
        draw: 'g',
        transform: head,
        shapes: [{ draw: 'g', transform: across(faceWidth), shapes: [hairBehind({ look })] }],
      },
      neck({ look }),
      {
        draw: 'g',
        transform: across(body),
        shapes: [
          {
            draw: 'g',
            transform: child ? 'translate(26 2) scale(0.87)' : 'translate(0 -27)',
            shapes: [garment({ look })],
          },
        ],
      },
      {
        draw: 'g',
        transform: head,
        shapes: [{ draw: 'g', transform: across(faceWidth), shapes: [face({ look, mood }), hairInFront({ look })] }],
      },
      {
        draw: 'g',
        transform: across(body),
        shapes: [
          holding !== undefined && heldThing(holding, { look }),
          holding === undefined && gesture({ look, posture }),
        ],
      },
    ],
  }
}
