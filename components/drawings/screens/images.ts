import type { Shapes } from '#components/drawings/shapes.ts'

const ink = { fill: 'none', strokeLinecap: 'round' as const }

/** A forearm in soft bands, without an edge, and a red that nobody can read anything in. */
const outOfFocus: Shapes = [
  [34, 26, 18, 10].map((strokeWidth) => ({
    draw: 'path',
    d: 'M-8 40 72 12',
    fill: 'none',
    stroke: '#7a4c33',
    strokeWidth,
    opacity: '0.36',
  })),
  [15, 10, 6].map((r) => ({ draw: 'circle', cx: 34, cy: 26, r, fill: '#b8503c', opacity: '0.22' })),
]

const eleven = Array.from({ length: 11 }, (_, place) => place)

/** Eleven pictures in rows: a forearm out of focus again and again, a neck, and one with someone else in a mirror. */
export const gallery: Shapes = [
  { draw: 'path', d: 'M0 0h300v170H0z', fill: '#e6ebe6' },
  eleven.map((picture) => {
    const mirror = picture === 6
    return {
      draw: 'svg',
      x: 10 + (picture % 4) * 72,
      y: 8 + Math.floor(picture / 4) * 54,
      width: '64',
      height: '46',
      viewBox: '0 0 64 46',
      'aria-hidden': 'true',
      shapes: [
        {
          draw: 'rect',
          width: '64',
          height: '46',
          fill: mirror ? '#b9cdd2' : ['#cfc4b0', '#d9d2c2', '#c4b8a2'][picture % 3],
        },
        mirror
          ? [
              {
                draw: 'rect',
                x: '8',
                y: '2',
                width: '48',
                height: '36',
                fill: '#dbe8ea',
                stroke: '#8b9993',
                strokeWidth: '2',
              },
              { draw: 'circle', cx: '24', cy: '20', r: '8', fill: '#633e2b' },
              { draw: 'path', d: 'M10 38c2-18 26-18 28 0z', fill: '#633e2b' },
              { draw: 'circle', cx: '45', cy: '16', r: '5', fill: '#d3a67d' },
              { draw: 'path', d: 'M37 34c0-16 16-16 16 0z', fill: '#d3a67d' },
            ]
          : picture % 3 === 1
            ? [
                { draw: 'path', d: 'M20 46c0-40 24-40 24 0z', fill: '#7a4c33' },
                { draw: 'path', d: 'M28 34h.1M36 30h.1M33 24h.1', stroke: '#b8503c', strokeWidth: '4', ...ink },
              ]
            : outOfFocus,
      ],
    }
  }),
  {
    draw: 'rect',
    x: '152',
    y: '60',
    width: '68',
    height: '50',
    rx: '2',
    fill: 'none',
    stroke: '#b02a1c',
    strokeWidth: '3',
  },
]

/** A picture that is only red. */
export const redPicture: Shapes = [
  { draw: 'path', d: 'M0 0h300v170H0z', fill: '#e6ebe6' },
  { draw: 'rect', x: '60', y: '8', width: '180', height: '154', fill: '#8e2c1c' },
  { draw: 'ellipse', cx: '150', cy: '92', rx: '74', ry: '52', fill: '#a83c26' },
  { draw: 'ellipse', cx: '160', cy: '96', rx: '36', ry: '24', fill: '#bd5136' },
]

/** A still from a video consultation, and an empty slide beside it. */
export const stillAndSlide: Shapes = [
  { draw: 'path', d: 'M0 0h300v170H0z', fill: '#d5dcd7' },
  { draw: 'rect', x: '10', y: '32', width: '134', height: '104', fill: '#c9b48c' },
  { draw: 'circle', cx: '77', cy: '74', r: '19', fill: '#e9c0a1' },
  { draw: 'path', d: 'M57 72c-2-30 42-30 40 0-8-12-32-12-40 0z', fill: '#9c9b97' },
  { draw: 'path', d: 'M42 136c2-48 68-48 70 0z', fill: '#72475f' },
  { draw: 'path', d: 'M70 76l18 10-18 10z', fill: '#fffdf8', opacity: '0.9' },
  {
    draw: 'rect',
    x: '156',
    y: '32',
    width: '134',
    height: '104',
    fill: '#fffdf8',
    stroke: '#b3c1ba',
    strokeWidth: '2',
  },
  { draw: 'path', d: 'M172 52h76', stroke: '#4b6a60', strokeWidth: '7', ...ink },
  {
    draw: 'rect',
    x: '172',
    y: '68',
    width: '102',
    height: '56',
    fill: 'none',
    stroke: '#b3c1ba',
    strokeWidth: '2.4',
    strokeDasharray: '6 5',
  },
]

/** Four small players of a game, in a window over whatever else is there. */
export const knights: Shapes = [
  { draw: 'path', d: 'M0 0h300v80H0z', fill: '#2b2440' },
  [0, 1, 2, 3].map((place) => ({
    draw: 'g',
    transform: `translate(${10 + place * 73} 10)`,
    shapes: [
      { draw: 'rect', width: '62', height: '60', rx: '8', fill: ['#4b3f6e', '#3f5f6d', '#6b4a5e', '#3f6351'][place] },
      place === 2
        ? { draw: 'path', d: 'M16 48c-6-24 8-34 22-30l8-8 2 12 10 8-14 6c2 10-6 14-12 12l-4 8z', fill: '#7fb27a' }
        : [
            { draw: 'path', d: 'M17 46V26c0-20 28-20 28 0v20z', fill: '#c3c8c4' },
            { draw: 'path', d: 'M19 30h24', stroke: '#1c2422', strokeWidth: '6' },
            {
              draw: 'path',
              d: 'M31 10c4-10 14-8 16-2',
              stroke: ['#c0402f', '#c99b4a', '', '#4f80a8'][place],
              strokeWidth: '6',
              ...ink,
            },
          ],
      { draw: 'circle', cx: '54', cy: '52', r: '5', fill: '#6fd08f' },
    ],
  })),
]
