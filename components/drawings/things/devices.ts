import type { Shapes } from '#components/drawings/shapes.ts'

/** Devices on a desk. Each stands on (0, 0), its middle. */
export function phone({ lit }: { lit: 'dark' | 'lit' | 'in-its-box' }): Shapes {
  if (lit === 'in-its-box')
    return [
      { draw: 'path', d: 'M-46 0v-30h92V0z', fill: '#f3efe4', stroke: '#d5cdb9', strokeWidth: '3' },
      { draw: 'path', d: 'M-46-18h92', stroke: '#d5cdb9', strokeWidth: '3' },
      { draw: 'rect', x: '-19', y: '-98', width: '38', height: '72', rx: '7', fill: '#1c2422', transform: 'rotate(5)' },
      { draw: 'rect', x: '-15', y: '-91', width: '30', height: '58', rx: '3', fill: '#bfe0d8', transform: 'rotate(5)' },
    ]
  return [
    { draw: 'path', d: 'M-40-4 -26-26h66l-14 22z', fill: '#1c2422' },
    { draw: 'path', d: 'M-40-4h66v5h-66z', fill: '#0b100f' },
    lit === 'lit' && [
      { draw: 'path', d: 'M-31-7-20-23h52l-10 16z', fill: '#8fd3bf' },
      {
        draw: 'path',
        d: 'M-22-40c-6-8-6-18 0-26M-10-40c-4-6-4-12 0-18M26-40c6-8 6-18 0-26M14-40c4-6 4-12 0-18',
        fill: 'none',
        stroke: '#f0d08a',
        strokeWidth: '4',
        strokeLinecap: 'round',
      },
    ],
  ]
}

/** With its receiver on it, or where someone has it at the ear. */
export function telephone({ receiver }: { receiver: 'down' | 'lifted' }): Shapes {
  return [
    { draw: 'path', d: 'M-52 0l10-34h84l10 34z', fill: '#39443f' },
    {
      draw: 'path',
      d: 'M-22-26h12M-4-26h12M14-26h12M-24-14h12M-4-14h12M16-14h12',
      stroke: '#dfe6e1',
      strokeWidth: '5',
      strokeLinecap: 'round',
    },
    receiver === 'down'
      ? { draw: 'path', d: 'M-50-34c-2-22 16-22 18-10h64c2-12 20-12 18 10z', fill: '#2c3534' }
      : { draw: 'path', d: 'M-36-34v-7h14v7M22-34v-7h14v7', fill: '#2c3534' },
  ]
}

/** What a new telephone came in, shut. */
export const phoneBox: Shapes = [
  { draw: 'path', d: 'M-46 0v-46h92V0z', fill: '#f3efe4', stroke: '#d5cdb9', strokeWidth: '3' },
  { draw: 'path', d: 'M-46-26h92', stroke: '#d5cdb9', strokeWidth: '3' },
  { draw: 'rect', x: '-9', y: '-20', width: '18', height: '14', rx: '3', fill: '#9aa59f' },
]

export function laptop({ lid }: { lid: 'open' | 'shut' }): Shapes {
  if (lid === 'shut')
    return [
      { draw: 'path', d: 'M-78-8h156l6 8H-84z', fill: '#9aa59f' },
      { draw: 'path', d: 'M-76-16h152l4 8H-80z', fill: '#c3c8c4' },
      { draw: 'circle', cx: '0', cy: '-12', r: '3', fill: '#7d8683' },
    ]
  return [
    { draw: 'rect', x: '-66', y: '-98', width: '132', height: '88', rx: '6', fill: '#39443f' },
    { draw: 'rect', x: '-58', y: '-90', width: '116', height: '72', rx: '2', fill: '#dfe9e4' },
    { draw: 'path', d: 'M-58-90H58v12H-58z', fill: '#2f6d5f' },
    { draw: 'path', d: 'M-48-66h60M-48-54h84M-48-42h46', stroke: '#9fb4ab', strokeWidth: '5', strokeLinecap: 'round' },
    { draw: 'path', d: 'M-82-10H82l8 10H-90z', fill: '#c3c8c4' },
  ]
}

export function deskScreen({ lit }: { lit: 'dark' | 'open' }): Shapes {
  return [
    { draw: 'path', d: 'M-7-26H7v16h22v10h-58v-10h22z', fill: '#39443f' },
    { draw: 'rect', x: '-76', y: '-122', width: '152', height: '98', rx: '7', fill: '#27312f' },
    lit === 'open'
      ? [
          { draw: 'rect', x: '-68', y: '-114', width: '136', height: '82', rx: '2', fill: '#f6f4ec' },
          { draw: 'path', d: 'M-68-114H68v13H-68z', fill: '#2f6d5f' },
          { draw: 'circle', cx: '-50', cy: '-86', r: '9', fill: '#c9d8d1' },
          {
            draw: 'path',
            d: 'M-34-90h52M-34-80h36M-58-64h104M-58-53h80M-58-42h94',
            stroke: '#9fb4ab',
            strokeWidth: '4.6',
            strokeLinecap: 'round',
          },
        ]
      : { draw: 'path', d: 'M-68-114h60l-40 82h-20z', fill: '#ffffff12' },
  ]
}

/** With a face on it, or dark. */
export function tabletOnTrolley({ lit }: { lit: 'call' | 'dark' }): Shapes {
  return [
    { draw: 'path', d: 'M-4-60h8v56h-8zM-40-4h80v5h-80z', fill: '#8f9794' },
    { draw: 'circle', cx: '-32', cy: '4', r: '6', fill: '#39443f' },
    { draw: 'circle', cx: '32', cy: '4', r: '6', fill: '#39443f' },
    { draw: 'rect', x: '-56', y: '-140', width: '112', height: '84', rx: '9', fill: '#1c2422' },
    {
      draw: 'rect',
      x: '-48',
      y: '-132',
      width: '96',
      height: '68',
      rx: '3',
      fill: lit === 'call' ? '#c9d4cb' : '#33423e',
    },
    lit === 'call'
      ? [
          { draw: 'circle', cx: '0', cy: '-104', r: '15', fill: '#d3a67d' },
          { draw: 'path', d: 'M-16-106c-2-20 34-20 32 0-6-8-26-8-32 0z', fill: '#54392a' },
          { draw: 'path', d: 'M-30-64c2-30 58-30 60 0z', fill: '#f2f0e9' },
        ]
      : { draw: 'path', d: 'M-48-132h42l-26 68h-16z', fill: '#ffffff12' },
  ]
}

export const speaker: Shapes = [
  { draw: 'path', d: 'M-30-4c-6-40 2-56 30-56s36 16 30 56c-14 6-46 6-60 0z', fill: '#5d6a66' },
  { draw: 'ellipse', cx: '0', cy: '-52', rx: '25', ry: '9', fill: '#39443f' },
  {
    draw: 'path',
    d: 'M-14-54c6-4 22-4 28 0',
    fill: 'none',
    stroke: '#8fd3bf',
    strokeWidth: '4.6',
    strokeLinecap: 'round',
  },
]

export const headset: Shapes = [
  {
    draw: 'path',
    d: 'M-40-14c-6-76 86-76 80 0',
    fill: 'none',
    stroke: '#39443f',
    strokeWidth: '9',
    strokeLinecap: 'round',
  },
  { draw: 'path', d: 'M-52-2c-8-22-2-34 14-34v36zM52-2c8-22 2-34-14-34v36z', fill: '#2c3534' },
  {
    draw: 'path',
    d: 'M-42-2c4 10 20 10 34 6',
    fill: 'none',
    stroke: '#39443f',
    strokeWidth: '5',
    strokeLinecap: 'round',
  },
]

export const cardReaders: Shapes = [
  [-44, 44].map((x) => ({
    draw: 'g',
    transform: `translate(${x} 0)`,
    shapes: [
      { draw: 'path', d: 'M-26 0v-40h52V0z', fill: '#3a4644' },
      { draw: 'path', d: 'M-18-26h36', stroke: '#0b100f', strokeWidth: '6' },
      { draw: 'circle', cx: '16', cy: '-9', r: '4', fill: '#8fd3bf' },
    ],
  })),
]

/** Hung on the wall, from (0, 0) at its upper middle: a stage and an ambulance, without sound. */
export const television: Shapes = [
  { draw: 'path', d: 'M-6-40H6V2H-6z', fill: '#5d6a66' },
  { draw: 'rect', x: '-92', y: '0', width: '184', height: '112', rx: '8', fill: '#1c2422' },
  { draw: 'rect', x: '-84', y: '8', width: '168', height: '96', fill: '#2f3d55' },
  { draw: 'path', d: 'M-60 8l24 70h-52V8zM50 8 22 78h62V8z', fill: '#f0d08a', opacity: '0.35' },
  { draw: 'path', d: 'M-84 84H84v20H-84z', fill: '#6b4a5e' },
  { draw: 'path', d: 'M8 62h56l16 14v18H8z', fill: '#f6f4ec' },
  { draw: 'path', d: 'M58 66h8l10 10H58z', fill: '#8fb3bd' },
  { draw: 'path', d: 'M16 80h44', stroke: '#3f7d6c', strokeWidth: '6' },
  { draw: 'circle', cx: '24', cy: '95', r: '7', fill: '#0b100f' },
  { draw: 'circle', cx: '64', cy: '95', r: '7', fill: '#0b100f' },
  { draw: 'path', d: 'M24 62v-6h12v6z', fill: '#4f80a8' },
]
