import type { Shapes } from '#components/drawings/shapes.ts'
import type { Look, Tile } from '#domain/scenario/stage.ts'
import { face } from './face.ts'
import { garment } from './garment.ts'
import { hairBehind, hairInFront } from './hair.ts'
import { heldThing } from './held-things.ts'
import { skinPaint } from './look-colours.ts'

/** A receiver at the ear, or what is held up or on the lap. */
export type Holding = 'telephone' | NonNullable<Tile['holds']>

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

/** A receiver at the ear, and the hand that holds it. */
function handset({ look }: { look: Look }): Shapes {
  const skin = skinPaint[look.skin]
  return [
    { draw: 'path', d: 'M270 330c26 6 52 40 62 150h-70c2-50 0-100-8-130z', fill: '#00000022' },
    {
      draw: 'rect',
      x: '252',
      y: '118',
      width: '28',
      height: '104',
      rx: '12',
      fill: '#20292a',
      transform: 'rotate(10 266 170)',
    },
    {
      draw: 'path',
      d: 'M236 196c-2-10 8-14 14-8l6 6c-2-12 12-16 16-6 6-4 14 2 13 10 8 2 10 12 6 20l-10 34c2 30 8 60 20 92l-46 14c-8-40-14-74-14-104-6-18-6-40-5-58z',
      fill: skin.base,
    },
    {
      draw: 'path',
      d: 'M256 194l4 16M272 188l2 18M285 198l-1 16',
      stroke: skin.shade,
      strokeWidth: '3',
      strokeLinecap: 'round',
    },
  ]
}

/**
 * Someone from the chest up, in a space 400 wide whose head is centred on (200, 155) and whose clothes reach down to
 * 460. Light comes from the upper left, as in every room.
 */
export function person({ look, mood, holding }: { look: Look; mood?: Tile['mood']; holding?: Holding }): Shapes {
  const child = look.age === 'child'
  const tilt = tiltOf(look)
  return {
    draw: 'g',
    transform: child ? 'translate(24 64) scale(0.88)' : undefined,
    shapes: [
      { draw: 'g', transform: `rotate(${tilt} 200 260)`, shapes: [hairBehind({ look })] },
      neck({ look }),
      { draw: 'g', transform: child ? 'translate(26 2) scale(0.87)' : 'translate(0 -27)', shapes: [garment({ look })] },
      { draw: 'g', transform: `rotate(${tilt} 200 260)`, shapes: [face({ look, mood }), hairInFront({ look })] },
      holding === 'telephone' && handset({ look }),
      holding !== undefined && holding !== 'telephone' && heldThing(holding, { look }),
    ],
  }
}
