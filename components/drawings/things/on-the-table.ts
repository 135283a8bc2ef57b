import type { Shapes } from '#components/drawings/shapes.ts'

/** What else stands on a table. Each stands on (0, 0), its middle. */
export function cup({ of = '#f4eedf', is }: { of?: string; is: 'hot' | 'cold' }): Shapes {
  return [
    { draw: 'path', d: 'M-20-36h40l-4 36h-32z', fill: of },
    { draw: 'path', d: 'M20-30c16 0 14 22-2 22', fill: 'none', stroke: of, strokeWidth: '6' },
    { draw: 'path', d: 'M-20-36h40', stroke: '#00000026', strokeWidth: '5' },
    is === 'hot' && {
      draw: 'path',
      d: 'M-6-44c-5-7 5-9 0-17M8-44c-5-7 5-9 0-17',
      fill: 'none',
      stroke: '#f4eedf',
      strokeWidth: '3.4',
      opacity: '0.8',
    },
  ]
}

export const twoCups: Shapes = [
  { draw: 'g', transform: 'translate(-34 0)', shapes: [cup({ is: 'hot' })] },
  { draw: 'g', transform: 'translate(30 4)', shapes: [cup({ of: '#5c7d8c', is: 'hot' })] },
]

export const paperCup: Shapes = [
  { draw: 'path', d: 'M-18-58h36L12 0h-24z', fill: '#f1ede2' },
  { draw: 'path', d: 'M-16-42h32l-3 24h-26z', fill: '#b25c3d' },
  { draw: 'path', d: 'M-21-64h42v8h-42z', fill: '#39443f' },
]

export const soup: Shapes = [
  [-54, 54].map((x) => ({
    draw: 'g',
    transform: `translate(${x} 0)`,
    shapes: [
      { draw: 'path', d: 'M-44-30h88c-2 22-20 30-44 30s-42-8-44-30z', fill: '#4b6a72' },
      { draw: 'ellipse', cx: '0', cy: '-30', rx: '44', ry: '9', fill: '#d99a4a' },
      {
        draw: 'path',
        d: 'M-12-44c-5-8 5-10 0-18M10-44c-5-8 5-10 0-18',
        fill: 'none',
        stroke: '#f4eedf',
        strokeWidth: '4',
        strokeLinecap: 'round',
        opacity: '0.8',
      },
    ],
  })),
]

export const sandwich: Shapes = [
  { draw: 'ellipse', cx: '0', cy: '-4', rx: '58', ry: '10', fill: '#f6f3ea' },
  { draw: 'path', d: 'M-38-8 0-44l38 36z', fill: '#e3c48c' },
  { draw: 'path', d: 'M-38-8h76l-8-8h-60z', fill: '#c98a2b' },
  { draw: 'path', d: 'M-32-16h64', stroke: '#e8d05a', strokeWidth: '6' },
]

/** A box with a heron on it. */
export const heronBox: Shapes = [
  { draw: 'path', d: 'M-62 0v-62h124V0z', fill: '#d9c9a8' },
  { draw: 'path', d: 'M-70-62h140v-16h-140z', fill: '#c4b28c' },
  {
    draw: 'path',
    d: 'M4-10c-4-14-16-16-14-26 2-8 12-8 12-16l-12 4M-6-22l14-4M-2-10v8M6-10v8',
    fill: 'none',
    stroke: '#3f6d75',
    strokeWidth: '5',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  },
]

export const printer: Shapes = [
  { draw: 'path', d: 'M-44-76h88v26h-88z', fill: '#fffdf8', stroke: '#d5d0c2', strokeWidth: '2' },
  { draw: 'rect', x: '-66', y: '-58', width: '132', height: '58', rx: '8', fill: '#c3c8c4' },
  { draw: 'path', d: 'M-66-40h132v9h-132z', fill: '#8f9794' },
  {
    draw: 'path',
    d: 'M-52-12h104l12 22h-128zM-56 0h112l14 20h-140z',
    fill: '#fffdf8',
    stroke: '#d5d0c2',
    strokeWidth: '2',
  },
  { draw: 'circle', cx: '52', cy: '-20', r: '5', fill: '#b02a1c' },
]

export const grapes: Shapes = [
  { draw: 'path', d: 'M-34 0c-10-46-6-56 0-66h68c6 10 10 20 0 66z', fill: '#e8ddc6' },
  { draw: 'path', d: 'M-20-66c0-22 40-22 40 0', fill: 'none', stroke: '#c4b28c', strokeWidth: '5' },
  {
    draw: 'g',
    fill: '#6b4a5e',
    shapes: [
      { draw: 'circle', cx: '-16', cy: '-72', r: '9' },
      { draw: 'circle', cx: '0', cy: '-76', r: '9' },
      { draw: 'circle', cx: '16', cy: '-71', r: '9' },
      { draw: 'circle', cx: '-7', cy: '-84', r: '8' },
      { draw: 'circle', cx: '9', cy: '-85', r: '8' },
    ],
  },
]

/** Hung on the wall, from (0, 0) at its upper middle: a frame with a screen that shows a red forearm. */
export const pictureFrame: Shapes = [
  { draw: 'rect', x: '-84', y: '0', width: '168', height: '122', rx: '4', fill: '#6d5543' },
  { draw: 'rect', x: '-72', y: '12', width: '144', height: '98', fill: '#e9eeea' },
  { draw: 'path', d: 'M-72 88c40-20 60-50 144-58v40c-66 6-90 28-122 40h-22z', fill: '#e9c0a1' },
  {
    draw: 'g',
    fill: '#c0402f',
    shapes: [
      [
        [-40, 82],
        [-22, 74],
        [-6, 62],
        [12, 58],
        [30, 50],
        [48, 46],
        [-12, 78],
        [6, 70],
        [26, 62],
        [46, 58],
        [60, 52],
      ].map(([x, y]) => ({ draw: 'circle', cx: x, cy: y, r: '4' })),
    ],
  },
]
