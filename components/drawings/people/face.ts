import type { Shapes } from '#components/drawings/shapes.ts'
import type { Look } from '#domain/scenario/look.ts'
import { eyes, type Mood, mouth } from './expression.ts'
import { featuresOf } from './features.ts'
import { hairOfFace, skinPaint } from './look-colours.ts'

const childHead =
  'M135 146c-2-46 25-72 65-72s67 26 65 72c0 20-4 36-12 50-10 20-30 36-53 36s-43-16-53-36c-8-14-12-30-12-50z'

const childShadedSide = 'M238 84c18 13 27 34 27 62 0 20-4 36-12 50-10 20-30 36-53 36 22-8 38-24 44-48 8-34 7-68-6-100z'

function ears({ skin }: { skin: { base: string; shade: string } }): Shapes {
  return [
    { draw: 'path', d: 'M141 140c-14-6-21 6-18 20 2 13 10 22 20 18z', fill: skin.base },
    { draw: 'path', d: 'M259 140c14-6 21 6 18 20-2 13-10 22-20 18z', fill: skin.base },
    { draw: 'path', d: 'M259 140c14-6 21 6 18 20-2 13-10 22-20 18z', fill: skin.shade, opacity: '0.4' },
    {
      draw: 'path',
      d: 'M135 150c-5 0-5 10 1 17M265 150c5 0 5 10-1 17',
      fill: 'none',
      stroke: skin.shade,
      strokeWidth: '2.6',
      strokeLinecap: 'round',
    },
  ]
}

/** What years leave: little at forty, more at seventy, always drawn lightly. */
function lines({ look: { age, skin } }: { look: Look }): Shapes {
  const { shade } = skinPaint[skin]
  const line = { fill: 'none', stroke: shade, strokeLinecap: 'round' as const }
  switch (age) {
    case 'child':
    case 'teenage':
    case 'young':
      return null
    case 'middle':
      return {
        draw: 'path',
        d: 'M167 167c5 3 12 3 16 0M218 167c5 3 12 3 16 0',
        ...line,
        strokeWidth: '2.2',
        opacity: '0.5',
      }
    case 'old':
      return {
        draw: 'g',
        ...line,
        strokeWidth: '2.6',
        shapes: [
          { draw: 'path', d: 'M166 168c6 5 14 5 19 1M216 169c5 4 13 4 19-1', opacity: '0.75' },
          { draw: 'path', d: 'M174 187c-6 6-8 13-7 20M228 187c5 6 7 13 6 20', opacity: '0.75' },
          { draw: 'path', d: 'M176 116c14-4 34-4 48 0M182 106c11-3 26-3 37 0', opacity: '0.5' },
          { draw: 'path', d: 'M152 158c-4-1-7-3-9-6M249 158c4-1 7-3 9-6', opacity: '0.6' },
        ],
      }
    case 'very-old':
      return {
        draw: 'g',
        ...line,
        strokeWidth: '2.8',
        shapes: [
          {
            draw: 'path',
            d: 'M164 168c6 6 16 6 22 1M215 169c5 5 15 5 21-1M167 175c5 3 11 3 15 0M220 176c4 2 9 2 13-1',
          },
          { draw: 'path', d: 'M173 184c-8 7-11 16-9 26M229 184c6 7 9 16 7 26' },
          { draw: 'path', d: 'M174 120c14-4 36-4 52 0M178 110c12-4 32-4 44 0M184 100c9-2 22-2 31 0', opacity: '0.7' },
          { draw: 'path', d: 'M153 160c-5-1-8-4-11-8M153 165c-4 1-8 0-11-2M248 160c5-1 8-4 11-8M248 165c4 1 8 0 11-2' },
          { draw: 'path', d: 'M150 190c2 8 6 15 12 20M250 190c-2 8-6 15-12 20', opacity: '0.6' },
          { draw: 'path', d: 'M191 196c0 3 1 5 1 7M209 196c0 3-1 5-1 7', opacity: '0.6' },
        ],
      }
    default:
      throw new Error(`No such age: ${age satisfies never}`)
  }
}

function beard({ fill, light }: { fill: string; light: string }): Shapes {
  return [
    {
      draw: 'path',
      d: 'M139 164c2 34 18 82 61 84 43-2 59-50 61-84-5 16-14 26-26 29-11-7-24-6-35-2-11-4-24-5-35 2-12-3-21-13-26-29z',
      fill,
    },
    { draw: 'path', d: 'M160 200c6 22 18 36 36 41-24 0-40-20-46-46z', fill: light, opacity: '0.5' },
    { draw: 'path', d: 'M180 203c10-5 30-5 40 0-5 9-35 9-40 0z', fill: '#00000038' },
  ]
}

const glasses: Shapes = {
  draw: 'g',
  fill: '#ffffff1f',
  stroke: '#2b3432',
  strokeWidth: '3.6',
  strokeLinejoin: 'round',
  shapes: [
    { draw: 'rect', x: '153', y: '137', width: '43', height: '35', rx: '14' },
    { draw: 'rect', x: '205', y: '137', width: '43', height: '35', rx: '14' },
    { draw: 'path', d: 'M196 150c3-3 6-3 9 0M153 148l-19-3M248 148l18-3', fill: 'none', strokeLinecap: 'round' },
  ],
}

export function face({ look, mood = 'calm' }: { look: Look; mood?: Mood }): Shapes {
  const skin = skinPaint[look.skin]
  const own = hairOfFace(look)
  const child = look.age === 'child'
  const covered = look.hair === 'headscarf'
  const features = featuresOf(look)
  return [
    !covered && ears({ skin }),
    { draw: 'path', d: child ? childHead : features.head, fill: skin.base },
    { draw: 'path', d: child ? childShadedSide : features.shadedSide, fill: skin.shade, opacity: '0.32' },
    {
      draw: 'path',
      d: 'M152 116c6-18 20-28 38-30-14 8-24 20-28 36-4 12-12 8-10-6z',
      fill: skin.light,
      opacity: '0.55',
    },
    { draw: 'ellipse', cx: '163', cy: '186', rx: '13', ry: '9', fill: skin.blush, opacity: '0.26' },
    { draw: 'ellipse', cx: '236', cy: '186', rx: '12', ry: '9', fill: skin.blush, opacity: '0.26' },
    lines({ look }),
    eyes({ look, mood, features }),
    {
      draw: 'path',
      d: child ? 'M198 172c2 5 2 8-1 10-3 1-6 1-8-1' : features.nose,
      fill: 'none',
      stroke: skin.shade,
      strokeWidth: '3.6',
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
    },
    look.beard && beard({ fill: own.base, light: own.light }),
    mouth({ look, mood }),
    !look.beard &&
      !child && {
        draw: 'path',
        d: 'M193 215c5 2 10 2 15 0',
        fill: 'none',
        stroke: skin.shade,
        strokeWidth: '3',
        strokeLinecap: 'round',
        opacity: '0.55',
      },
    look.glasses && glasses,
  ]
}
