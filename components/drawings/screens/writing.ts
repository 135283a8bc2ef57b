import type { Shapes } from '#components/drawings/shapes.ts'
import { lines } from './records.ts'

const ink = { fill: 'none', strokeLinecap: 'round' as const }

/** A letter on the screen: nearly full and longer than the screen, of six lines, or with nothing in it but a cursor. */
export function letter({ as }: { as: 'written' | 'short' | 'blank' | 'chatbot' | 'chatbot-open' }): Shapes {
  const chatbot = as === 'chatbot' || as === 'chatbot-open'
  return [
    { draw: 'path', d: 'M0 0h300v170H0z', fill: '#e6ebe6' },
    {
      draw: 'path',
      d: chatbot ? 'M14 14h168v156H14z' : 'M50 14h200v156H50z',
      fill: '#fffdf8',
      stroke: '#d5dcd7',
      strokeWidth: '2',
    },
    as === 'blank' && [
      lines({ x: 70, y: 36, lengths: [70, 46], stroke: '#9fb4ab' }),
      { draw: 'path', d: 'M70 74v20', stroke: '#0e5a4b', strokeWidth: '3' },
      { draw: 'rect', x: '262', y: '30', width: '32', height: '40', fill: '#f3d667', transform: 'rotate(3 278 50)' },
      { draw: 'path', d: 'M268 42h18M268 51h14', stroke: '#5a4a17', strokeWidth: '3', ...ink },
    ],
    as === 'written' && [
      lines({ x: 70, y: 36, lengths: [70, 46], stroke: '#9fb4ab' }),
      lines({ x: 70, y: 66, lengths: [156, 160, 148, 158, 120, 160, 152, 144, 160], step: 12 }),
    ],
    as === 'short' && [
      lines({ x: 70, y: 36, lengths: [70, 46], stroke: '#9fb4ab' }),
      lines({ x: 70, y: 70, lengths: [156, 120, 148, 96, 160, 132], step: 12 }),
    ],
    as === 'chatbot' && lines({ x: 28, y: 60, lengths: [126, 96, 136, 84, 118, 130, 104], step: 15 }),
    as === 'chatbot-open' && { draw: 'path', d: 'M28 66v20', stroke: '#9fb4ab', strokeWidth: '3' },
    chatbot && [
      lines({ x: 28, y: 34, lengths: as === 'chatbot' ? [60] : [60, 40], stroke: '#9fb4ab' }),
      { draw: 'path', d: 'M192 0h108v170H192z', fill: '#24332f' },
      { draw: 'path', d: 'M204 18h56a6 6 0 0 1 6 6v20a6 6 0 0 1-6 6h-50l-10 8V24a6 6 0 0 1 4-6z', fill: '#3f6d60' },
      lines({ x: 212, y: 29, lengths: [42, 30], stroke: '#cfe3da', step: 11, width: 4 }),
      {
        draw: 'rect',
        x: '204',
        y: '136',
        width: '86',
        height: '22',
        rx: '11',
        fill: 'none',
        stroke: '#7fb2a0',
        strokeWidth: '2.4',
      },
      { draw: 'path', d: 'M216 141v12', stroke: '#f2efe6', strokeWidth: '2.6' },
    ],
  ]
}

/** A form of many boxes; those that are empty and wanted are edged in orange, and have a corner. */
export function form({ filled }: { filled: 'none' | 'five' | 'some' | 'all' }): Shapes {
  const boxes = Array.from({ length: 20 }, (_, place) => place)
  const full = { none: 0, five: 5, some: 0, all: 20 }[filled]
  return [
    boxes.map((box) => {
      const x = 10 + (box % 4) * 72
      const y = 8 + Math.floor(box / 4) * 32
      const has = box < full || (filled === 'some' && [0, 2, 5, 7, 8, 11, 14].includes(box))
      return {
        draw: 'g',
        shapes: [
          {
            draw: 'rect',
            x,
            y,
            width: '64',
            height: '24',
            rx: '3',
            fill: has ? '#e3efe8' : '#fffdf8',
            stroke: has ? '#3c8a6a' : '#d08324',
            strokeWidth: has ? 1.8 : 2.6,
          },
          has
            ? {
                draw: 'path',
                d: `M${x + 8} ${y + 12}h${24 + ((box * 13) % 24)}`,
                stroke: '#4b6a60',
                strokeWidth: '4.6',
                ...ink,
              }
            : { draw: 'path', d: `M${x + 56} ${y}h8v8z`, fill: '#d08324' },
        ],
      }
    }),
  ]
}

/** Six questions, each with an empty box beside it. */
export const checklist: Shapes = [
  [0, 1, 2, 3, 4, 5].map((row) => ({
    draw: 'g',
    shapes: [
      {
        draw: 'rect',
        x: '18',
        y: 10 + row * 26,
        width: '17',
        height: '17',
        rx: '3',
        fill: '#fffdf8',
        stroke: '#5d6a66',
        strokeWidth: '2.4',
      },
      {
        draw: 'path',
        d: `M52 ${18 + row * 26}h${[150, 196, 120, 172, 140, 210][row]}`,
        stroke: '#9fb4ab',
        strokeWidth: '6',
        ...ink,
      },
    ],
  })),
]

export const mail: Shapes = [
  { draw: 'path', d: 'M0 0h92v170H0z', fill: '#e6ebe6' },
  lines({ x: 14, y: 20, lengths: [56, 44, 60, 38], step: 18, stroke: '#9fb4ab' }),
  [0, 1, 2, 3].map((row) => ({
    draw: 'g',
    shapes: [
      {
        draw: 'path',
        d: `M104 ${14 + row * 40}h24v16h-24zM104 ${14 + row * 40}l12 9 12-9`,
        fill: 'none',
        stroke: row === 0 ? '#2f6d5f' : '#b3c1ba',
        strokeWidth: '2.6',
        strokeLinejoin: 'round',
      },
      {
        draw: 'path',
        d: `M140 ${18 + row * 40}h${[118, 90, 104, 76][row]}`,
        stroke: row === 0 ? '#4b6a60' : '#b3c1ba',
        strokeWidth: '5.6',
        ...ink,
      },
      {
        draw: 'path',
        d: `M140 ${30 + row * 40}h${[140, 126, 84, 116][row]}`,
        stroke: '#dfe6e1',
        strokeWidth: '5',
        ...ink,
      },
    ],
  })),
]

const pages = Array.from({ length: 24 }, (_, place) => place)

/** Far more pages than anyone asked for. */
export const manyPages: Shapes = [
  { draw: 'path', d: 'M0 0h300v170H0z', fill: '#e6ebe6' },
  pages.map((page) => ({
    draw: 'g',
    transform: `translate(${12 + (page % 8) * 36} ${8 + Math.floor(page / 8) * 54})`,
    shapes: [
      { draw: 'rect', width: '30', height: '44', fill: '#fffdf8', stroke: '#cfd8d2', strokeWidth: '1.6' },
      { draw: 'path', d: 'M5 9h16M5 16h20M5 23h14M5 30h20M5 37h10', stroke: '#b3c1ba', strokeWidth: '2.6', ...ink },
    ],
  })),
]

const nights = [64, 40, 52, 30, 58, 84, 96, 70, 46, 34, 44, 62, 90, 80].map((height, night) => [night, height] as const)

/** A chart of the nights of two weeks. */
export const sleepChart: Shapes = [
  { draw: 'path', d: 'M34 14v134h250', fill: 'none', stroke: '#9fb4ab', strokeWidth: '2.6' },
  { draw: 'path', d: 'M34 48h250M34 82h250M34 116h250', stroke: '#dfe6e1', strokeWidth: '1.6' },
  nights.map(([night, height]) => ({
    draw: 'rect',
    x: 42 + night * 17.2,
    y: 148 - height,
    width: '11',
    height,
    rx: '2',
    fill: night === 2 ? '#c98a2b' : '#4b5d8a',
  })),
  {
    draw: 'path',
    d: 'M12 20h10M12 54h10M12 88h10M12 122h10M70 160h66M190 160h66',
    stroke: '#b3c1ba',
    strokeWidth: '4',
    ...ink,
  },
]
