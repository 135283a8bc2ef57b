import type { Shapes } from '#components/drawings/shapes.ts'
import { lines } from './records.ts'

const ink = { fill: 'none', strokeLinecap: 'round' as const }

export const signIn: Shapes = [
  { draw: 'path', d: 'M0 0h300v170H0z', fill: '#dfe9e4' },
  { draw: 'rect', x: '16', y: '8', width: '268', height: '14', rx: '7', fill: '#fffdf8' },
  { draw: 'path', d: 'M26 15v-2a4 4 0 0 1 8 0v2zM25 14h10v5H25z', fill: '#2f6d5f' },
  { draw: 'path', d: 'M44 15h170', stroke: '#9fb4ab', strokeWidth: '4.6', ...ink },
  { draw: 'rect', x: '84', y: '34', width: '132', height: '124', rx: '8', fill: '#fffdf8' },
  { draw: 'circle', cx: '150', cy: '56', r: '12', fill: '#2f6d5f' },
  { draw: 'path', d: 'M150 50v12M144 56h12', stroke: '#fffdf8', strokeWidth: '3.6', ...ink },
  {
    draw: 'rect',
    x: '98',
    y: '78',
    width: '104',
    height: '18',
    rx: '4',
    fill: '#f6f4ec',
    stroke: '#c3cdc7',
    strokeWidth: '2',
  },
  { draw: 'path', d: 'M106 87h62', stroke: '#4b6a60', strokeWidth: '4.6', ...ink },
  {
    draw: 'rect',
    x: '98',
    y: '104',
    width: '104',
    height: '18',
    rx: '4',
    fill: '#fffdf8',
    stroke: '#0e5a4b',
    strokeWidth: '2.6',
  },
  { draw: 'path', d: 'M106 108v10', stroke: '#0e5a4b', strokeWidth: '2.6' },
  { draw: 'rect', x: '98', y: '132', width: '104', height: '18', rx: '5', fill: '#2f6d5f' },
]

export const thankYou: Shapes = [
  { draw: 'path', d: 'M0 0h300v170H0z', fill: '#e3efe8' },
  { draw: 'circle', cx: '150', cy: '62', r: '34', fill: '#2f6d5f' },
  {
    draw: 'path',
    className: 'never-turned',
    d: 'M134 62l12 13 22-26',
    stroke: '#fffdf8',
    strokeWidth: '8',
    strokeLinejoin: 'round',
    ...ink,
  },
  { draw: 'rect', x: '60', y: '122', width: '180', height: '14', rx: '7', fill: '#fffdf8' },
  { draw: 'rect', x: '60', y: '122', width: '180', height: '14', rx: '7', fill: '#7fb2a0' },
  { draw: 'path', d: 'M102 152h96', stroke: '#9fb4ab', strokeWidth: '5', ...ink },
]

export const lockedScreen: Shapes = [
  { draw: 'path', d: 'M0 0h300v170H0z', fill: '#24332f' },
  { draw: 'path', d: 'M130 76V60c0-28 40-28 40 0v16', stroke: '#cfd6d2', strokeWidth: '8', ...ink },
  { draw: 'rect', x: '118', y: '74', width: '64', height: '50', rx: '8', fill: '#cfd6d2' },
  { draw: 'circle', cx: '150', cy: '94', r: '7', fill: '#24332f' },
  { draw: 'path', d: 'M150 96v14', stroke: '#24332f', strokeWidth: '6', ...ink },
]

const networkRows = [3, 3, 2, 2].map((bars, row) => [row, bars] as const)

/** Networks to choose from, by how strong they are; one has a lock. */
export const networks: Shapes = [
  networkRows.map(([row, bars]) => ({
    draw: 'g',
    transform: `translate(0 ${row * 40})`,
    shapes: [
      {
        draw: 'rect',
        x: '12',
        y: '8',
        width: '276',
        height: '32',
        rx: '6',
        fill: '#fffdf8',
        stroke: row === 3 ? '#2f6d5f' : '#d5dcd7',
        strokeWidth: row === 3 ? 2.6 : 1.6,
      },
      [0, 1, 2].map((bar) => ({
        draw: 'rect',
        x: 26 + bar * 10,
        y: 30 - 6 - bar * 5,
        width: '7',
        height: 6 + bar * 5,
        fill: bar < bars ? '#4b6a60' : '#dfe6e1',
      })),
      { draw: 'path', d: `M72 24h${[96, 70, 84, 108][row]}`, stroke: '#9fb4ab', strokeWidth: '6', ...ink },
      row !== 0 && { draw: 'path', d: 'M262 22v-3a5 5 0 0 1 10 0v3zM260 21h14v10h-14z', fill: '#7d8f88' },
    ],
  })),
]

/** A computer from long ago: a pointer where no hand has put it. */
export const oldComputer: Shapes = [
  { draw: 'path', d: 'M0 0h300v170H0z', fill: '#7f9ab5' },
  { draw: 'path', d: 'M0 152h300v18H0z', fill: '#c9cdc9' },
  { draw: 'rect', x: '6', y: '155', width: '40', height: '12', fill: '#9aa59f' },
  { draw: 'rect', x: '40', y: '30', width: '176', height: '104', fill: '#e6e6df' },
  { draw: 'path', d: 'M40 30h176v14H40z', fill: '#4b5d72' },
  { draw: 'circle', cx: '128', cy: '82', r: '18', fill: '#c99b7a' },
  { draw: 'path', d: 'M96 134c2-44 62-44 64 0z', fill: '#6d7f86' },
  { draw: 'g', fill: '#e8ddc6', shapes: [{ draw: 'path', d: 'M14 26h16v14H14zM14 58h16v14H14zM14 90h16v14H14z' }] },
  {
    draw: 'path',
    d: 'M264 8v34l8-8 6 13 6-3-6-13h11z',
    fill: '#fffdf8',
    stroke: '#1c2422',
    strokeWidth: '2.4',
    strokeLinejoin: 'round',
  },
]

export const emptyChat: Shapes = [
  { draw: 'path', d: 'M0 0h300v170H0z', fill: '#e6ebe6' },
  {
    draw: 'rect',
    x: '40',
    y: '12',
    width: '220',
    height: '146',
    rx: '8',
    fill: '#fffdf8',
    stroke: '#d5dcd7',
    strokeWidth: '2',
  },
  lines({ x: 56, y: 28, lengths: [70], stroke: '#9fb4ab' }),
  { draw: 'path', d: 'M40 40h220', stroke: '#e6ebe6', strokeWidth: '2' },
  {
    draw: 'rect',
    x: '54',
    y: '128',
    width: '192',
    height: '20',
    rx: '10',
    fill: 'none',
    stroke: '#c3cdc7',
    strokeWidth: '2',
  },
  { draw: 'path', d: 'M66 133v10', stroke: '#0e5a4b', strokeWidth: '2.6' },
]
