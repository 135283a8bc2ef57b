import type { Shapes } from '#components/drawings/shapes.ts'

/** Paper on a desk. Each lies on (0, 0), its middle. */
export function card({ drawn }: { drawn: 'blank' | 'ship' }): Shapes {
  return [
    { draw: 'path', d: 'M-44 0l6-56h84l-6 56z', fill: '#fffdf8', stroke: '#d5d0c2', strokeWidth: '2' },
    { draw: 'path', d: 'M-44 0l-10-8 6-50 10 2z', fill: '#d5d0c2' },
    drawn === 'ship' && [
      { draw: 'path', d: 'M-38-8l3-28h72l-3 28z', fill: '#8fb3bd' },
      { draw: 'path', d: 'M-22-16h44l-8 9h-28z', fill: '#2f4160' },
      { draw: 'path', d: 'M-10-16v-9h18v9zM0-25v-8h7v8z', fill: '#b25c3d' },
    ],
  ]
}

export function paper({ as }: { as: 'blank' | 'written' | 'letter' | 'notepad' | 'corrected' }): Shapes {
  return [
    { draw: 'path', d: 'M-56 0l22-34h86L34 0z', fill: '#fffdf8', stroke: '#d5d0c2', strokeWidth: '2' },
    as !== 'blank' && {
      draw: 'path',
      d: 'M-22-27h58M-27-19h58M-32-11h38',
      stroke: '#9aa59f',
      strokeWidth: '3.6',
      strokeLinecap: 'round',
    },
    as === 'corrected' && {
      draw: 'path',
      d: 'M4-31l-3 8M28-23l-3 8M-34-7c12-4 24 1 40-2',
      fill: 'none',
      stroke: '#c2412f',
      strokeWidth: '2.6',
      strokeLinecap: 'round',
    },
    as === 'letter' && { draw: 'path', d: 'M-24-30h18l-3 5h-18z', fill: '#3f7d6c' },
    (as === 'notepad' || as === 'blank') && [
      { draw: 'path', d: 'M-34-34l5-8h86l-5 8z', fill: as === 'notepad' ? '#b25c3d' : 'none' },
      { draw: 'path', d: 'M30-6l42-34 7 6-42 34-10 4z', fill: '#c99b4a' },
      { draw: 'path', d: 'M27-2l3-6 7 6z', fill: '#39443f' },
    ],
  ]
}

export const papers: Shapes = [
  { draw: 'g', transform: 'translate(-36 0)', shapes: [paper({ as: 'written' })] },
  { draw: 'g', transform: 'translate(36 -8) rotate(-4)', shapes: [paper({ as: 'letter' })] },
]

export const envelope: Shapes = [
  {
    draw: 'path',
    d: 'M-58 0v-62h116V0z',
    fill: '#efe6d1',
    stroke: '#cdbf9f',
    strokeWidth: '3',
    transform: 'rotate(-4)',
  },
  { draw: 'path', d: 'M-58-62L0-22l58-40', fill: 'none', stroke: '#cdbf9f', strokeWidth: '3', transform: 'rotate(-4)' },
  {
    draw: 'path',
    d: 'M-30-12h50M-22-4h30',
    stroke: '#4b5d72',
    strokeWidth: '3.6',
    strokeLinecap: 'round',
    transform: 'rotate(-4)',
  },
]

/** Its flap stands up, torn, and the edge of a sheet shows. */
export const openedEnvelope: Shapes = {
  draw: 'g',
  transform: 'rotate(-4)',
  shapes: [
    {
      draw: 'path',
      d: 'M-58-60l20-22 12 4 16-14 20 4 10-6 38 34z',
      fill: '#dccfae',
      stroke: '#cdbf9f',
      strokeWidth: '3',
      strokeLinejoin: 'round',
    },
    { draw: 'path', d: 'M-48-40v-34h96v34z', fill: '#fffdf8', stroke: '#d5d0c2', strokeWidth: '2' },
    { draw: 'path', d: 'M-36-66h58', stroke: '#9aa59f', strokeWidth: '3.6', strokeLinecap: 'round' },
    { draw: 'path', d: 'M-58 0v-60L0-26l58-34V0z', fill: '#efe6d1', stroke: '#cdbf9f', strokeWidth: '3' },
    { draw: 'path', d: 'M-30-12h50M-22-4h30', stroke: '#4b5d72', strokeWidth: '3.6', strokeLinecap: 'round' },
  ],
}

export const newspaper: Shapes = [
  { draw: 'path', d: 'M-62 0l4-94h116l4 94z', fill: '#f1ede2', stroke: '#cfc8b4', strokeWidth: '3' },
  { draw: 'path', d: 'M-48-82h96', stroke: '#39443f', strokeWidth: '8', strokeLinecap: 'round' },
  { draw: 'path', d: 'M-48-68h58v46h-58z', fill: '#cfdcd8' },
  { draw: 'path', d: 'M-20-22v-18', stroke: '#6d5543', strokeWidth: '6' },
  { draw: 'circle', cx: '-20', cy: '-48', r: '16', fill: '#4f7a5c' },
  { draw: 'path', d: 'M-40-32h40', stroke: '#b02a1c', strokeWidth: '4' },
  {
    draw: 'path',
    d: 'M20-66h30M20-56h30M20-46h24M20-36h30M-48-12h98',
    stroke: '#9aa59f',
    strokeWidth: '4',
    strokeLinecap: 'round',
  },
]

/** Hung on the wall, from (0, 0) at its upper middle. */
export const poster: Shapes = [
  { draw: 'path', d: 'M-48 0h96v124h-96z', fill: '#fffdf8', stroke: '#d5d0c2', strokeWidth: '3' },
  { draw: 'rect', x: '-17', y: '14', width: '34', height: '58', rx: '6', fill: '#3f7d6c' },
  { draw: 'rect', x: '-12', y: '21', width: '24', height: '42', fill: '#dfe9e4' },
  { draw: 'path', d: 'M-34 90h68M-26 104h52', stroke: '#b25c3d', strokeWidth: '7', strokeLinecap: 'round' },
  { draw: 'circle', cx: '0', cy: '3', r: '4', fill: '#b02a1c' },
]

/** A printed notice with a square code. */
export function codeNotice(): Shapes {
  const dark = [0, 1, 2, 4, 5, 6, 8, 11, 13, 15, 16, 18, 20, 22, 24, 25, 27, 29, 31, 33, 34]
  return [
    { draw: 'path', d: 'M-44 0l4-100h80l4 100z', fill: '#fffdf8', stroke: '#d5d0c2', strokeWidth: '2' },
    { draw: 'path', d: 'M-44 0l-14-8 6-90 12-2z', fill: '#d5d0c2' },
    { draw: 'circle', cx: '0', cy: '-86', r: '7', fill: '#3f7d6c' },
    { draw: 'path', d: 'M-26-72h52', stroke: '#39443f', strokeWidth: '4', strokeLinecap: 'round' },
    {
      draw: 'g',
      fill: '#1c2422',
      shapes: [
        dark.map((cell) => ({
          draw: 'rect',
          x: -24 + (cell % 6) * 8,
          y: -62 + Math.floor(cell / 6) * 8,
          width: '8',
          height: '8',
        })),
      ],
    },
  ]
}

export const diary: Shapes = [
  {
    draw: 'path',
    d: 'M-58 0l12-30 46 4 46-4L58 0 0 4z',
    fill: '#fffdf8',
    stroke: '#8d4a37',
    strokeWidth: '4',
    strokeLinejoin: 'round',
  },
  {
    draw: 'path',
    d: 'M0-26V4M-38-20h28M-42-12h32M12-20h26M12-12h30',
    stroke: '#9aa59f',
    strokeWidth: '3.6',
    strokeLinecap: 'round',
  },
]

export const tapeBall: Shapes = [
  { draw: 'path', d: 'M-24-18c-4-20 16-30 30-22 18-4 26 16 18 28-2 14-22 18-30 10-12 4-20-4-18-16z', fill: '#e3d9b4' },
  {
    draw: 'path',
    d: 'M-16-14c8-14 22-18 30-8M-8-28c10 4 16 12 14 24M-2-8c8-4 14-6 20-4',
    fill: 'none',
    stroke: '#b8a878',
    strokeWidth: '3.6',
    strokeLinecap: 'round',
  },
]
