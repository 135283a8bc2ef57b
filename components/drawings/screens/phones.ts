import type { Shapes } from '#components/drawings/shapes.ts'

const ink = { fill: 'none', strokeLinecap: 'round' as const }

/** What a telephone's screen shows, in 300 by 420; notices lie over its upper part. */
export const lockScreen: Shapes = [
  { draw: 'path', d: 'M0 0h300v420H0z', fill: '#c7d6d3' },
  { draw: 'path', d: 'M0 0h300v150H0z', fill: '#d9e2dd' },
  { draw: 'circle', cx: '214', cy: '196', r: '30', fill: '#f0dcae' },
  { draw: 'path', d: 'M0 270c60-70 120-60 170-20 50-30 90-30 130-10v180H0z', fill: '#8fae9f' },
  { draw: 'path', d: 'M0 320c70-40 160-40 300 0v100H0z', fill: '#5f8a79' },
  { draw: 'path', d: 'M0 370c90-30 200-20 300 4v46H0z', fill: '#3f6d60' },
  { draw: 'path', d: 'M140 388v-8c0-14 20-14 20 0v8', stroke: '#f2efe6', strokeWidth: '4', ...ink },
  { draw: 'rect', x: '134', y: '386', width: '32', height: '22', rx: '5', fill: '#f2efe6' },
]

/** A path with soft edges, as of what a camera has not found the focus of. */
function blur({ d, fill }: { d: string; fill: string }): Shapes {
  return [
    { draw: 'path', d, fill, stroke: fill, strokeWidth: '22', strokeLinejoin: 'round', opacity: '0.22' },
    { draw: 'path', d, fill, stroke: fill, strokeWidth: '10', strokeLinejoin: 'round', opacity: '0.4' },
    { draw: 'path', d, fill },
  ]
}

/** Where the skin is red, and how far: one patch runs into the next, and none has an edge. */
const redness = [
  [84, 138, 44, 24],
  [128, 116, 48, 26],
  [176, 94, 44, 26],
  [106, 124, 60, 20],
  [156, 104, 56, 20],
  [60, 146, 26, 18],
  [204, 82, 30, 20],
] as const

/** A forearm, red and raised, too near and in a poor light: whether in dots, blisters or rings, it does not show. */
const arm: Shapes = [
  { draw: 'path', d: 'M0 0h240v214H0z', fill: '#b9a98e' },
  blur({ d: 'M0 140C80 118 150 80 240 44v64c-60 14-110 50-160 72-30 12-56 16-80 16z', fill: '#7a4c33' }),
  redness.map(([cx, cy, rx, ry]) => ({
    draw: 'g',
    fill: '#b8503c',
    transform: `rotate(-24 ${cx} ${cy})`,
    shapes: [
      { draw: 'ellipse', cx, cy, rx, ry, opacity: '0.2' },
      { draw: 'ellipse', cx, cy, rx: rx * 0.7, ry: ry * 0.7, opacity: '0.2' },
    ],
  })),
  { draw: 'path', d: 'M0 0h240v214H0z', fill: '#f6efe0', opacity: '0.12' },
]

const tabletBox: Shapes = [
  { draw: 'path', d: 'M0 0h240v214H0z', fill: '#b58d5c' },
  { draw: 'path', d: 'M34 60l150-20 26 94-154 26z', fill: '#fffdf8' },
  { draw: 'path', d: 'M34 60l22 100 4 16L38 78z', fill: '#cfc8b4' },
  { draw: 'path', d: 'M56 160l154-26 4 14-154 28z', fill: '#dcd6c6' },
  { draw: 'path', d: 'M52 74l110-15', stroke: '#3f7d6c', strokeWidth: '12', ...ink },
  { draw: 'path', d: 'M64 104l110-16M68 120l84-13M72 136l100-15', stroke: '#4b5d72', strokeWidth: '6', ...ink },
  { draw: 'ellipse', cx: '190', cy: '180', rx: '18', ry: '10', fill: '#fffdf8' },
  { draw: 'path', d: 'M178 178l24 4', stroke: '#cfc8b4', strokeWidth: '3' },
]

const ship: Shapes = [
  { draw: 'path', d: 'M0 0h240v214H0z', fill: '#e8dcc2' },
  { draw: 'path', d: 'M14 14h212v186H14z', fill: '#a9cbd1' },
  { draw: 'path', d: 'M14 140h212v60H14z', fill: '#4b7f8c' },
  { draw: 'path', d: 'M40 128h160l-22 40H60z', fill: '#2f4160' },
  { draw: 'path', d: 'M66 104h108v24H66zM84 82h70v22H84z', fill: '#f6f3ea' },
  { draw: 'path', d: 'M104 50h26v32h-26z', fill: '#b25c3d' },
  { draw: 'path', d: 'M118 44c14-12 30-6 42-16', stroke: '#f6f3ea', strokeWidth: '7', ...ink },
  { draw: 'path', d: 'M20 172h30M190 172h30M80 186h60', stroke: '#8fbcc4', strokeWidth: '5', ...ink },
]

const wound: Shapes = [
  { draw: 'path', d: 'M0 0h240v214H0z', fill: '#c9d4d6' },
  { draw: 'path', d: 'M60 0h120c10 70 6 140-10 214H70C54 140 50 70 60 0z', fill: '#e9c0a1' },
  { draw: 'ellipse', cx: '120', cy: '104', rx: '38', ry: '50', fill: '#d9907a' },
  { draw: 'ellipse', cx: '120', cy: '106', rx: '24', ry: '34', fill: '#a8432f' },
  { draw: 'path', d: 'M20 190h200v12H20z', fill: '#f3efe4' },
  {
    draw: 'path',
    d: 'M30 190v8M50 190v8M70 190v8M90 190v8M110 190v8M130 190v8M150 190v8M170 190v8M190 190v8M210 190v8',
    stroke: '#5d6a66',
    strokeWidth: '2.4',
  },
]

/** A picture that has come in, by itself in its bubble. */
export function pictureMessage({ of }: { of: 'arm' | 'box' | 'ship' }): Shapes {
  return [
    { draw: 'path', d: 'M0 0h300v420H0z', fill: of === 'ship' ? '#1c2422' : '#e3ded0' },
    {
      draw: 'svg',
      x: '22',
      y: '128',
      width: '256',
      height: '230',
      viewBox: '0 0 256 230',
      'aria-hidden': 'true',
      shapes: [
        { draw: 'rect', width: '256', height: '230', rx: '16', fill: '#fffdf8' },
        inFrame({
          x: 8,
          y: 8,
          scale: 1,
          shapes: [of === 'arm' && arm, of === 'box' && tabletBox, of === 'ship' && ship],
        }),
      ],
    },
    of !== 'ship' && [
      { draw: 'rect', x: '18', y: '376', width: '222', height: '30', rx: '15', fill: '#fffdf8' },
      sendButton({ y: 391 }),
    ],
  ]
}

/** A picture of 240 by 214, cut at its edges. */
function inFrame({ x, y, scale, shapes }: { x: number; y: number; scale: number; shapes: Shapes }): Shapes {
  return {
    draw: 'svg',
    x,
    y,
    width: 240 * scale,
    height: 214 * scale,
    viewBox: '0 0 240 214',
    'aria-hidden': 'true',
    shapes: [shapes],
  }
}

function sendButton({ y }: { y: number }): Shapes {
  return [
    { draw: 'circle', cx: '264', cy: y, r: '16', fill: '#3c7fb5' },
    { draw: 'path', d: `M258 ${y}h12l-5-5M270 ${y}l-5 5`, stroke: '#fff', strokeWidth: '3', ...ink },
  ]
}

/** An empty chat, and in the box at its foot a message with a picture, written and not sent. */
export const draftWithPicture: Shapes = [
  { draw: 'path', d: 'M0 0h300v420H0z', fill: '#e3ded0' },
  { draw: 'rect', x: '14', y: '150', width: '228', height: '258', rx: '18', fill: '#fffdf8' },
  inFrame({ x: 26, y: 164, scale: 0.5, shapes: wound }),
  { draw: 'circle', cx: '148', cy: '166', r: '11', fill: '#5d6a66' },
  { draw: 'path', d: 'M144 162l8 8M152 162l-8 8', stroke: '#fffdf8', strokeWidth: '2.6', ...ink },
  {
    draw: 'path',
    d: [176, 150, 186, 120, 168, 190, 142].map((length, row) => `M28 ${290 + row * 15}h${length}`).join(''),
    stroke: '#9fb4ab',
    strokeWidth: '5',
    ...ink,
  },
  { draw: 'path', d: 'M178 373v14', stroke: '#0e5a4b', strokeWidth: '3' },
  sendButton({ y: 391 }),
]

/** Picture upon picture, the last of them a face with the tongue out. */
export const facePictures: Shapes = [
  { draw: 'path', d: 'M0 0h300v420H0z', fill: '#e3ded0' },
  [0, 1, 2].map((place) => ({
    draw: 'svg',
    x: 22 + place * 88,
    y: '176',
    width: '80',
    height: '80',
    viewBox: '0 0 80 80',
    'aria-hidden': 'true',
    shapes: [
      { draw: 'rect', width: '80', height: '80', rx: '8', fill: ['#c4b8a2', '#b9a98e', '#cfc4b0'][place] },
      {
        draw: 'path',
        d: ['M0 56 80 20v28L0 76z', 'M22 0h36l4 80H18z', 'M6 80c0-70 68-70 68 0z'][place],
        fill: '#7a4c33',
      },
      [15, 11, 7].map((r) => ({ draw: 'circle', cx: 40, cy: 50, r, fill: '#b8503c', opacity: '0.24' })),
    ],
  })),
  {
    draw: 'svg',
    x: '22',
    y: '264',
    width: '256',
    height: '132',
    viewBox: '0 0 256 132',
    'aria-hidden': 'true',
    shapes: [
      { draw: 'rect', width: '256', height: '132', rx: '10', fill: '#b9a98e' },
      { draw: 'path', d: 'M56 132c4-16 34-24 72-24s68 8 72 24z', fill: '#2f4160' },
      { draw: 'path', d: 'M110 96h36v22c-6 8-30 8-36 0z', fill: '#48291b' },
      { draw: 'path', d: 'M86 60c0-62 84-62 84 0 0 40-16 64-42 64s-42-24-42-64z', fill: '#633e2b' },
      { draw: 'path', d: 'M85 60c-4-62 90-62 86 0-8-22-78-22-86 0z', fill: '#26201f' },
      { draw: 'path', d: 'M104 66c6-6 14-6 20 0M134 66c6-6 14-6 20 0', stroke: '#171312', strokeWidth: '4', ...ink },
      { draw: 'path', d: 'M108 90h40c0 20-40 20-40 0z', fill: '#3a1512' },
      { draw: 'path', d: 'M118 96h20v20c0 12-20 12-20 0z', fill: '#c9685c' },
    ],
  },
]

/** A game: a pony over a fence. */
export const ponyGame: Shapes = [
  { draw: 'path', d: 'M0 0h300v420H0z', fill: '#bfe0ea' },
  { draw: 'circle', cx: '244', cy: '150', r: '30', fill: '#ffe3a3' },
  { draw: 'path', d: 'M30 140c0-24 60-24 60 0zM150 110c0-20 50-20 50 0z', fill: '#ffffff' },
  { draw: 'path', d: 'M0 330c80-40 200-40 300 0v90H0z', fill: '#8fbf7a' },
  { draw: 'path', d: 'M0 372c90-20 200-20 300 0v48H0z', fill: '#6fa35f' },
  { draw: 'path', d: 'M196 372v-64M262 372v-64M184 322h92M184 346h92', stroke: '#f6f3ea', strokeWidth: '10', ...ink },
  {
    draw: 'g',
    shapes: [
      {
        draw: 'path',
        d: 'M60 300c-6-40 30-60 76-50 10-30 20-44 40-48l8-14 6 18c12 8 20 22 16 32l-14 4-12-10c-6 18-10 36-22 48l34 18-6 10-44-14-48 2-30 34-12-4 18-34z',
        fill: '#a5683c',
      },
      {
        draw: 'path',
        d: 'M136 250c8-30 20-44 40-48l-8 34c-8 6-16 12-32 14zM60 300c-22 2-30 20-26 40 10-14 20-18 30-22z',
        fill: '#5a3620',
      },
      { draw: 'circle', cx: '190', cy: '214', r: '4', fill: '#1c2422' },
    ],
  },
  { draw: 'path', d: 'M28 404h60M240 404h34', stroke: '#f6f3ea', strokeWidth: '8', ...ink, opacity: '0.8' },
]

/** A page of fans: a candle, and a headline under it. */
export const candle: Shapes = [
  { draw: 'path', d: 'M0 0h300v420H0z', fill: '#1b1a24' },
  { draw: 'ellipse', cx: '150', cy: '196', rx: '130', ry: '112', fill: '#3a2c1e' },
  { draw: 'ellipse', cx: '150', cy: '190', rx: '72', ry: '66', fill: '#6f4d22' },
  { draw: 'path', d: 'M126 214h48v112h-48z', fill: '#efe6d1' },
  { draw: 'path', d: 'M126 214h48v14c-12 10-18-4-26 4s-14 2-22-4z', fill: '#fffdf8' },
  { draw: 'path', d: 'M150 132c24 30 22 58 0 66-22-8-24-36 0-66z', fill: '#ffd98a' },
  { draw: 'path', d: 'M150 160c9 14 8 26 0 30-8-4-9-16 0-30z', fill: '#fffdf8' },
  { draw: 'path', d: 'M40 360h220M70 384h160', stroke: '#f2efe6', strokeWidth: '9', ...ink },
]
