import type { Shapes } from '#components/drawings/shapes.ts'
import type { Look, Tile } from '#domain/scenario/stage.ts'
import { hairOfFace, skinPaint } from './look-colours.ts'

type Mood = NonNullable<Tile['mood']>

const head = 'M137 142c-2-44 25-68 63-68s65 24 63 68c0 16-2 31-7 45-8 24-32 47-56 47s-48-23-56-47c-5-14-7-29-7-45z'

const childHead =
  'M135 146c-2-46 25-72 65-72s67 26 65 72c0 20-4 36-12 50-10 20-30 36-53 36s-43-16-53-36c-8-14-12-30-12-50z'

const shadedSide = 'M238 84c18 13 26 32 25 58 0 16-2 31-7 45-8 24-32 47-56 47 22-8 38-26 44-50 8-34 7-68-6-100z'

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

const iris = '#2a1f1b'

function openEye({ look, x, y }: { look: Look; x: number; y: number }): Shapes {
  return [
    {
      draw: 'path',
      d: `M${x - 11} ${y + 1}c5-9 17-9 22 0-5 6-17 6-22 0z`,
      fill: '#fffaf2',
      opacity: look.skin === 'porcelain' || look.skin === 'fair' ? 0.75 : 0.85,
    },
    { draw: 'circle', cx: x + 0.5, cy: y, r: look.age === 'child' ? 7 : 5.6, fill: iris },
    { draw: 'circle', cx: x - 1.4, cy: y - 2, r: '1.6', fill: '#fff' },
    {
      draw: 'path',
      d: `M${x - 12} ${y}c5-9 19-9 24-1`,
      fill: 'none',
      stroke: iris,
      strokeWidth: '2.6',
      strokeLinecap: 'round',
      opacity: '0.85',
    },
  ]
}

function eyes({ look, mood }: { look: Look; mood: Mood }): Shapes {
  const { base: brow } = hairOfFace(look)
  const y = look.age === 'child' ? 160 : 152
  const heavy = look.beard || look.clothes === 'navy' ? 5.4 : 4.4
  return [
    [175, 226].map((x) => ({
      draw: 'g',
      shapes: [
        mood === 'eyes-shut' || mood === 'laughing'
          ? {
              draw: 'path',
              d: mood === 'laughing' ? `M${x - 11} ${y + 3}c5-8 17-8 22 0` : `M${x - 11} ${y + 1}c5 6 17 6 22 0`,
              fill: 'none',
              stroke: iris,
              strokeWidth: '3',
              strokeLinecap: 'round',
            }
          : openEye({ look, x, y }),
      ],
    })),
    {
      draw: 'path',
      d:
        mood === 'worried' || mood === 'eyes-shut'
          ? `M160 ${y - 15}c8-5 19-8 28-8M213 ${y - 24}c9 0 20 4 28 10`
          : `M160 ${y - 18}c7-7 20-8 28-3M213 ${y - 21}c8-4 21-3 28 4`,
      fill: 'none',
      stroke: brow,
      strokeWidth: heavy,
      strokeLinecap: 'round',
    },
  ]
}

function mouth({ mood, lip, child }: { mood: Mood; lip: string; child: boolean }): Shapes {
  const line = { fill: 'none', stroke: lip, strokeWidth: 4.2, strokeLinecap: 'round' as const }
  switch (mood) {
    case 'calm':
      return { draw: 'path', d: child ? 'M186 203c7 7 21 7 28 0' : 'M183 204c9 7 25 7 34 0', ...line }
    case 'worried':
      return { draw: 'path', d: 'M186 208c8-3 21-4 29 0', ...line }
    case 'eyes-shut':
      return { draw: 'path', d: 'M186 207c9-3 20-3 28 0', ...line }
    case 'laughing':
      return [
        { draw: 'path', d: 'M179 200c10 4 32 4 42 0-2 22-40 22-42 0z', fill: '#5d2a25' },
        { draw: 'path', d: 'M183 202c9 3 25 3 34 0-1 7-33 7-34 0z', fill: '#fffaf2' },
      ]
    default:
      throw new Error(`No such mood: ${mood satisfies never}`)
  }
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
  return [
    !covered && ears({ skin }),
    { draw: 'path', d: child ? childHead : head, fill: skin.base },
    { draw: 'path', d: shadedSide, fill: skin.shade, opacity: '0.32' },
    {
      draw: 'path',
      d: 'M152 116c6-18 20-28 38-30-14 8-24 20-28 36-4 12-12 8-10-6z',
      fill: skin.light,
      opacity: '0.55',
    },
    { draw: 'ellipse', cx: '163', cy: '186', rx: '13', ry: '9', fill: skin.blush, opacity: '0.26' },
    { draw: 'ellipse', cx: '236', cy: '186', rx: '12', ry: '9', fill: skin.blush, opacity: '0.26' },
    lines({ look }),
    eyes({ look, mood }),
    {
      draw: 'path',
      d: child ? 'M198 172c2 5 2 8-1 10-3 1-6 1-8-1' : 'M202 152c2 12 8 20 7 27-1 6-11 8-17 4',
      fill: 'none',
      stroke: skin.shade,
      strokeWidth: '3.6',
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
    },
    look.beard && beard({ fill: own.base, light: own.light }),
    mouth({ mood, lip: skin.lip, child }),
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
