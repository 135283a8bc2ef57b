import type { Shapes } from '#components/drawings/shapes.ts'

/** What a computer's screen shows, as lines and shapes in 300 by 170: nobody's data are drawn. */
const ink = { fill: 'none', strokeLinecap: 'round' as const }

/** Lines of text from (x, y) downwards, as long as they are given. */
export function lines({
  x,
  y,
  lengths,
  step = 14,
  stroke = '#cbd6d0',
  width = 5,
}: {
  x: number
  y: number
  lengths: readonly number[]
  step?: number
  stroke?: string
  width?: number
}): Shapes {
  return {
    draw: 'path',
    d: lengths.map((length, row) => `M${x} ${y + row * step}h${length}`).join(''),
    stroke,
    strokeWidth: width,
    ...ink,
  }
}

const head: Shapes = [
  { draw: 'circle', cx: '28', cy: '28', r: '16', fill: '#c9d8d1' },
  { draw: 'path', d: 'M56 22h84M56 35h56', stroke: '#9fb4ab', strokeWidth: '6', ...ink },
  { draw: 'path', d: 'M12 58h276', stroke: '#dfe6e1', strokeWidth: '2' },
  { draw: 'rect', x: '232', y: '14', width: '54', height: '20', rx: '6', fill: '#dfe9e4' },
]

export function record({
  log,
  box,
}: {
  log?: 'full' | 'empty'
  box?: 'dialog' | 'dialogs' | 'update' | 'warning'
}): Shapes {
  return [
    {
      draw: 'g',
      transform: box === 'update' ? 'translate(0 24)' : undefined,
      shapes: [head, lines({ x: 14, y: 76, lengths: log ? [190, 230, 160] : [190, 230, 160, 208, 120] })],
    },
    log && [
      { draw: 'path', d: 'M0 122h300v48H0z', fill: '#e6ebe6' },
      log === 'full' &&
        [12, 84, 156].map((x) => ({
          draw: 'g',
          shapes: [
            {
              draw: 'rect',
              x,
              y: '132',
              width: '64',
              height: '28',
              rx: '4',
              fill: '#fffdf8',
              stroke: '#c3cdc7',
              strokeWidth: '1.6',
            },
            {
              draw: 'path',
              d: `M${x + 10} 142h36M${x + 10} 151h24`,
              stroke: '#9fb4ab',
              strokeWidth: '4',
              ...ink,
            },
          ],
        })),
    ],
    box === 'dialog' && [{ draw: 'path', d: 'M0 0h300v170H0z', fill: '#1c242280' }, dialog({ x: 66, y: 40 })],
    box === 'dialogs' && [
      { draw: 'path', d: 'M0 0h300v170H0z', fill: '#1c242280' },
      seven.map(([x, y]) => dialog({ x, y, scale: 0.6 })),
    ],
    box === 'update' && [
      { draw: 'path', d: 'M0 0h300v26H0z', fill: '#4b5d72' },
      { draw: 'path', d: 'M40 13h120M176 13h40', stroke: '#fffdf8', strokeWidth: '5', ...ink },
      { draw: 'path', d: 'M26 13a6.5 6.5 0 1 1-2.2-4.9M24 4v5h-5', stroke: '#fffdf8', strokeWidth: '2.6', ...ink },
      { draw: 'rect', x: '246', y: '7', width: '44', height: '12', rx: '4', fill: '#fffdf8' },
    ],
    box === 'warning' && [
      { draw: 'path', d: 'M0 0h300v170H0z', fill: '#8e1f14' },
      { draw: 'path', d: 'M150 28l40 66h-80z', fill: '#fffdf8' },
      { draw: 'path', d: 'M150 50v20M150 80v2', stroke: '#8e1f14', strokeWidth: '7', ...ink },
      { draw: 'path', d: 'M78 118h144M104 134h92', stroke: '#f0c9c2', strokeWidth: '6', ...ink },
    ],
  ]
}

const seven = [
  [10, 8],
  [100, 16],
  [190, 6],
  [48, 54],
  [142, 62],
  [14, 104],
  [184, 108],
] as const

/** A small window that wants something, from its upper left corner. */
function dialog({ x, y, scale = 1 }: { x: number; y: number; scale?: number }): Shapes {
  return {
    draw: 'g',
    transform: `translate(${x} ${y}) scale(${scale})`,
    shapes: [
      { draw: 'rect', width: '168', height: '88', rx: '8', fill: '#c9cdc9', stroke: '#8f9794', strokeWidth: '2' },
      {
        draw: 'path',
        d: 'M17 27l7-13 7 13z',
        fill: '#5d6a66',
        stroke: '#5d6a66',
        strokeWidth: '2',
        strokeLinejoin: 'round',
      },
      { draw: 'path', d: 'M42 21h104M18 40h128M18 54h92', stroke: '#5d6a66', strokeWidth: '5', ...ink },
      { draw: 'rect', x: '102', y: '66', width: '48', height: '14', rx: '4', fill: '#5d6a66' },
    ],
  }
}

/** A record's note, to its end, and at its foot one line in grey. */
export const noteWithFoot: Shapes = [
  head,
  lines({ x: 14, y: 74, lengths: [250, 214, 262, 190, 236, 128], step: 12 }),
  { draw: 'path', d: 'M12 150h276', stroke: '#dfe6e1', strokeWidth: '2' },
  { draw: 'path', d: 'M14 160h112', stroke: '#a9afac', strokeWidth: '3.6', ...ink },
]

/** Appointments, one a row: eight, or six with `two` marked, the two that are too like each other. */
export function patientList({ marked }: { marked: 'none' | 'two' }): Shapes {
  const rows = marked === 'two' ? [0, 1, 2, 3, 4, 5] : [0, 1, 2, 3, 4, 5, 6, 7]
  const step = marked === 'two' ? 26 : 20
  return [
    rows.map((row) => {
      const two = marked === 'two' && (row === 2 || row === 3)
      return {
        draw: 'g',
        shapes: [
          two && {
            draw: 'rect',
            x: '6',
            y: 12 + row * step - 11,
            width: '288',
            height: '24',
            rx: '4',
            fill: '#f7e3c4',
            stroke: '#c98a2b',
            strokeWidth: '2',
          },
          {
            draw: 'path',
            d: `M16 ${12 + row * step}h26`,
            stroke: two ? '#8f5d1f' : '#7fb2a0',
            strokeWidth: '6',
            ...ink,
          },
          {
            draw: 'path',
            d: `M58 ${12 + row * step}h${two ? 92 : [88, 70, 96, 80, 64, 90, 76, 84][row]}`,
            stroke: two ? '#8f5d1f' : '#9fb4ab',
            strokeWidth: '6',
            ...ink,
          },
          {
            draw: 'path',
            d: `M176 ${12 + row * step}h${two ? [0, 0, 62, 44][row] : [50, 72, 40, 60, 74, 52, 66, 44][row]}`,
            stroke: '#cbd6d0',
            strokeWidth: '6',
            ...ink,
          },
          {
            draw: 'circle',
            cx: '280',
            cy: 12 + row * step,
            r: '5',
            fill: marked === 'two' && row === 0 ? '#3c9a5f' : '#dfe6e1',
          },
          !two && { draw: 'path', d: `M12 ${12 + row * step + step / 2}h276`, stroke: '#e6ebe6', strokeWidth: '1.6' },
        ],
      }
    }),
  ]
}

/** A week whose Monday is full: eleven appointments, and an invite beside them. */
export function calendar(): Shapes {
  const days = [0, 1, 2, 3, 4]
  const at = [
    [1, 46, 26, '#c9d8d1'],
    [2, 34, 52, '#c9d8d1'],
    [2, 110, 28, '#c9d8d1'],
    [3, 60, 34, '#c9d8d1'],
    [4, 28, 40, '#c9d8d1'],
    [4, 96, 44, '#c9d8d1'],
  ] as const
  return [
    days.map((day) => ({
      draw: 'g',
      shapes: [
        {
          draw: 'path',
          d: `M${20 + day * 56} 10h28`,
          stroke: day === 0 ? '#2f6d5f' : '#9fb4ab',
          strokeWidth: '6',
          ...ink,
        },
        { draw: 'path', d: `M${64 + day * 56} 0v170`, stroke: '#dfe6e1', strokeWidth: '1.6' },
      ],
    })),
    { draw: 'path', d: 'M0 20h300M0 58h300M0 96h300M0 134h300', stroke: '#e6ebe6', strokeWidth: '1.6' },
    at.map(([day, y, height, fill]) => ({ draw: 'rect', x: 12 + day * 56, y, width: '46', height, rx: '4', fill })),
    Array.from({ length: 11 }, (_, place) => ({
      draw: 'rect' as const,
      x: 12,
      y: 48 + place * 10.8,
      width: '46',
      height: '9',
      rx: '2.5',
      fill: place % 3 === 1 ? '#9fb4ab' : '#7fb2a0',
    })),
    {
      draw: 'rect',
      x: '10',
      y: '19',
      width: '50',
      height: '24',
      rx: '4',
      fill: '#eef3ef',
      stroke: '#2f6d5f',
      strokeWidth: '3',
      strokeDasharray: '5 3',
    },
    { draw: 'path', d: 'M18 27h30M18 35h20', stroke: '#2f6d5f', strokeWidth: '4', ...ink },
  ]
}

/** Who waits to be let in: four with a picture, two people in one of them, and four without. */
export const participants: Shapes = [0, 1, 2, 3, 4, 5, 6, 7].map((person) => {
  const x = 14 + (person % 3) * 94 + (person > 5 ? 47 : 0)
  const y = 8 + Math.floor(person / 3) * 54
  const seen = ![1, 3, 5, 6].includes(person)
  return {
    draw: 'g',
    shapes: [
      { draw: 'rect', x, y, width: '84', height: '44', rx: '5', fill: seen ? '#dfe9e4' : '#c9d6cf' },
      !seen && {
        draw: 'path',
        d: `M${x + 24} ${y + 22}h36`,
        stroke: '#6f8c80',
        strokeWidth: '6',
        strokeLinecap: 'round',
      },
      person === 0 && bust({ x: x + 42, y, skin: '#d3a67d', cloth: '#4c5f70' }),
      person === 2 && bust({ x: x + 42, y, skin: '#8e5d3f', cloth: '#b25c3d' }),
      person === 4 && [
        bust({ x: x + 62, y, skin: '#e9c0a1', cloth: '#72475f' }),
        bust({ x: x + 34, y, skin: '#f2d8c6', cloth: '#3f6351' }),
      ],
      person === 7 && bust({ x: x + 42, y, skin: '#b9835a', cloth: '#4f80a8' }),
    ],
  }
})

/** Someone in a small picture, its upper edge at y. */
function bust({ x, y, skin, cloth }: { x: number; y: number; skin: string; cloth: string }): Shapes {
  return [
    { draw: 'circle', cx: x, cy: y + 17, r: '9', fill: skin },
    { draw: 'path', d: `M${x - 18} ${y + 44}c2-22 34-22 36 0z`, fill: cloth },
  ]
}
