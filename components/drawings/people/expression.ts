import type { Shapes } from '#components/drawings/shapes.ts'
import type { Look } from '#domain/scenario/look.ts'
import type { Tile } from '#domain/scenario/stage.ts'
import type { Features } from './features.ts'
import { hairOfFace, skinPaint } from './look-colours.ts'

export type Mood = NonNullable<Tile['mood']>

const iris = '#2a1f1b'
const strokes = { fill: 'none', strokeLinecap: 'round' } as const

type Eye = { readonly look: Look; readonly x: number; readonly y: number; readonly mood: Mood }

function openEye({ look, x, y, mood }: Eye): Shapes {
  const wide = mood === 'surprised' ? 2.5 : 0
  const skin = skinPaint[look.skin]
  return [
    {
      draw: 'path',
      d: `M${x - 11} ${y + 1}c5-${9 + wide} 17-${9 + wide} 22 0-5 ${6 + wide}-17 ${6 + wide}-22 0z`,
      fill: '#fffaf2',
      opacity: look.skin === 'porcelain' || look.skin === 'fair' ? 0.75 : 0.85,
    },
    { draw: 'circle', cx: x + 0.5, cy: y, r: look.age === 'child' ? 7 : 5.6, fill: iris },
    { draw: 'circle', cx: x - 1.4, cy: y - 2, r: '1.6', fill: '#fff' },
    mood === 'tired' && { draw: 'path', d: `M${x - 13} ${y - 8}h26v8c-7-3-19-3-26 1z`, fill: skin.base },
    {
      draw: 'path',
      d: mood === 'tired' ? `M${x - 12} ${y + 1}c6-4 18-5 24-2` : `M${x - 12} ${y - wide / 2}c5-9 19-9 24-1`,
      ...strokes,
      stroke: iris,
      strokeWidth: '2.6',
      opacity: '0.85',
    },
    mood === 'tired' && {
      draw: 'path',
      d: `M${x - 9} ${y + 12}c5 4 13 4 18 0`,
      ...strokes,
      stroke: skin.shade,
      strokeWidth: '2.6',
      opacity: '0.8',
    },
  ]
}

function closedEye({ x, y, mood }: Eye): Shapes {
  const d = mood === 'laughing' ? `M${x - 11} ${y + 3}c5-8 17-8 22 0` : `M${x - 11} ${y + 1}c5 6 17 6 22 0`
  return { draw: 'path', d, ...strokes, stroke: iris, strokeWidth: '3' }
}

export function eyes({ look, mood, features }: { look: Look; mood: Mood; features: Features }): Shapes {
  const { base: brow } = hairOfFace(look)
  const y = look.age === 'child' ? 160 : 152
  const eye = mood === 'eyes-shut' || mood === 'laughing' ? closedEye : openEye
  return [
    [200.5 - features.eyesApart, 200.5 + features.eyesApart].map((x) => eye({ look, x, y, mood })),
    { draw: 'path', d: browsOf(mood, y), ...strokes, stroke: brow, strokeWidth: features.brow },
  ]
}

function browsOf(mood: Mood, y: number): string {
  switch (mood) {
    case 'worried':
    case 'eyes-shut':
      return `M160 ${y - 15}c8-5 19-8 28-8M213 ${y - 24}c9 0 20 4 28 10`
    case 'tired':
      return `M160 ${y - 15}c8-4 19-6 28-5M213 ${y - 20}c9-1 20 1 28 6`
    case 'surprised':
      return `M160 ${y - 25}c7-8 20-10 28-5M213 ${y - 30}c8-5 21-3 28 5`
    case 'stern':
      return `M161 ${y - 20}c9-2 19 1 27 7M213 ${y - 13}c8-6 18-9 27-7`
    case 'calm':
    case 'smiling':
    case 'laughing':
      return `M160 ${y - 18}c7-7 20-8 28-3M213 ${y - 21}c8-4 21-3 28 4`
    default:
      throw new Error(`No such mood: ${mood satisfies never}`)
  }
}

export function mouth({ look, mood }: { look: Look; mood: Mood }): Shapes {
  const { lip, shade } = skinPaint[look.skin]
  const line = { ...strokes, stroke: lip, strokeWidth: 4.2 }
  switch (mood) {
    case 'calm':
      return {
        draw: 'path',
        d: look.age === 'child' ? 'M186 203c7 7 21 7 28 0' : 'M183 204c9 7 25 7 34 0',
        ...line,
      }
    case 'smiling':
      return [
        { draw: 'path', d: 'M178 200c11 13 33 13 44 0', ...line },
        { draw: 'path', d: 'M173 195c2 3 3 5 3 8M227 195c-2 3-3 5-3 8', ...strokes, stroke: shade, strokeWidth: 2.6 },
      ]
    case 'worried':
      return { draw: 'path', d: 'M186 208c8-3 21-4 29 0', ...line }
    case 'surprised':
      return {
        draw: 'ellipse',
        cx: '200',
        cy: '207',
        rx: '9',
        ry: '10',
        fill: '#5d2a25',
        stroke: lip,
        strokeWidth: '3.4',
      }
    case 'stern':
      return { draw: 'path', d: 'M184 206c10-2 22-2 32 0', ...line }
    case 'tired':
      return { draw: 'path', d: 'M185 205c9 2 21 2 30-1', ...line }
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
