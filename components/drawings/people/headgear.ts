import type { Shapes } from '#components/drawings/shapes.ts'
import type { Paint } from './look-colours.ts'

/** What is worn on the head. Each leaves the face free and sits on (200, 155); `paint` is the cloth's. */

/** A long cloth wound high, its end tucked in at the side. */
export function headTie({ paint }: { paint: Paint }): Shapes {
  return [
    {
      draw: 'path',
      d: 'M262 96c30-26 58-14 52 10-4 16-26 22-46 14 20 8 26 26 12 36-16 10-34-12-34-44z',
      fill: paint.shade,
    },
    {
      draw: 'path',
      d: 'M128 140c-16-62 20-116 78-114 54 2 84 50 68 108-12-20-38-30-74-30s-62 12-72 36z',
      fill: paint.base,
    },
    {
      draw: 'path',
      d: 'M126 122c24-32 84-40 146-6M128 98c24-32 82-38 138-4M140 74c22-26 66-30 106-6M160 52c20-14 46-16 70-2',
      ...seam(paint.shade, 4),
    },
    { draw: 'path', d: 'M134 108c16-30 46-46 84-44', ...seam(paint.light, 5), opacity: '0.8' },
    { draw: 'path', d: 'M276 104c12-8 24-8 30-2M270 124c8 4 14 12 14 20', ...seam(paint.light, 3.4), opacity: '0.8' },
  ]
}

/** Over hair, which is drawn beneath it. */
export function skullcap({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: 'M146 88c2-28 26-40 54-40s52 12 54 40c-30-14-78-14-108 0z', fill: paint.base },
    { draw: 'path', d: 'M228 54c16 6 25 17 26 34-12-6-24-9-36-10 8-6 12-14 10-24z', fill: paint.shade, opacity: '0.6' },
    { draw: 'path', d: 'M148 84c30-13 74-13 104 0', ...seam(paint.light, 4), opacity: '0.9' },
    { draw: 'path', d: 'M200 48v22M172 54c4 6 8 14 8 22M228 54c-4 6-8 14-8 22', ...seam(paint.shade, 2.6) },
  ]
}

/** A cap for the theatre: it holds all the hair and is tied behind. */
export function theatreCap({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: 'M268 124c14 4 24 14 28 28M268 130c6 8 10 20 8 34', ...seam(paint.shade, 8) },
    { draw: 'path', d: 'M130 126c-10-54 22-90 70-90s82 36 70 90c-40-22-100-22-140 0z', fill: paint.base },
    {
      draw: 'path',
      d: 'M244 52c26 18 32 44 26 74-12-7-26-12-40-14 14-16 20-36 14-60z',
      fill: paint.shade,
      opacity: '0.5',
    },
    { draw: 'path', d: 'M130 126c40-22 100-22 140 0l-2 14c-40-20-96-20-136 0z', fill: paint.shade },
    [
      [160, 82],
      [186, 62],
      [212, 86],
      [186, 100],
      [236, 66],
      [148, 106],
      [244, 98],
    ].map(([cx, cy]) => ({ draw: 'circle', cx, cy, r: '4.4', fill: paint.light })),
  ]
}

/** Knitted, with a turned-up rim. */
export function woollyHat({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'circle', cx: '200', cy: '30', r: '17', fill: paint.light },
    { draw: 'path', d: 'M130 108c-2-48 30-72 70-72s72 24 70 72z', fill: paint.base },
    { draw: 'path', d: 'M246 56c18 12 25 30 24 52h-36c12-14 16-32 12-52z', fill: paint.shade, opacity: '0.55' },
    { draw: 'path', d: 'M156 100c2-24 10-42 22-54M200 100V42M244 100c-2-24-10-42-22-54', ...seam(paint.shade, 3) },
    {
      draw: 'path',
      d: 'M126 104c46-10 102-10 148 0 5 1 6 5 6 10l-1 18c-46-12-112-12-158 0l-1-18c0-5 1-9 6-10z',
      fill: paint.shade,
    },
    {
      draw: 'path',
      d: 'M136 106v20M152 103v20M168 101v20M184 100v20M200 100v20M216 100v20M232 101v20M248 103v20M264 106v20',
      ...seam(paint.base, 4),
    },
  ]
}

function seam(stroke: string, strokeWidth: number) {
  return { fill: 'none', stroke, strokeWidth, strokeLinecap: 'round' } as const
}
