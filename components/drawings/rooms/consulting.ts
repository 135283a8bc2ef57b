import type { Shapes } from '#components/drawings/shapes.ts'
import { books, pane, plant, standingLamp } from './furniture.ts'

/** Rooms where patients are treated, exercise and talk, 640 by 420. What is in their middle is behind whoever sits there. */
export const treatmentRoom: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#d6e0e4' },
  { draw: 'rect', y: '264', width: '640', height: '156', fill: '#bccbd1' },
  { draw: 'path', d: 'M0 264h640', stroke: '#eef3f3', strokeWidth: '7' },
  // A lamp on an arm, over the couch.
  { draw: 'path', d: 'M44 0v34l66 40', fill: 'none', stroke: '#8b9993', strokeWidth: '8', strokeLinejoin: 'round' },
  { draw: 'path', d: 'M92 92c2-30 46-34 56-6z', fill: '#f3f5f1', stroke: '#8b9993', strokeWidth: '4' },
  { draw: 'path', d: 'M90 94l-30 70h120l-30-76z', fill: '#fff8dc', opacity: '0.4' },
  // The couch, with paper drawn over it.
  { draw: 'path', d: 'M10 284c-2-34 20-52 54-46l26 46z', fill: '#6f94ad' },
  { draw: 'path', d: 'M10 284h214v30H10z', fill: '#5d819a' },
  { draw: 'path', d: 'M74 276h150v12H86z', fill: '#f8f6ef' },
  { draw: 'path', d: 'M34 314v106M200 314v106M34 372h166', stroke: '#7d8b86', strokeWidth: '9' },
  // Gloves in three sizes on the wall.
  [0, 1, 2].map((place) => ({
    draw: 'g',
    transform: `translate(462 ${44 + place * 36})`,
    shapes: [
      { draw: 'rect', width: '66', height: '30', rx: '3', fill: ['#7fb2a0', '#6f94ad', '#c98f78'][place] },
      { draw: 'ellipse', cx: '33', cy: '15', rx: '17', ry: '7', fill: '#f8f6ef' },
    ],
  })),
  { draw: 'rect', x: '556', y: '50', width: '40', height: '64', rx: '6', fill: '#f8f6ef' },
  { draw: 'path', d: 'M564 60h24v18h-24z', fill: '#6f94ad' },
  { draw: 'path', d: 'M571 114h10v10h-10z', fill: '#c2cbc5' },
  // A trolley with dressings, and a yellow bin for what is sharp.
  { draw: 'path', d: 'M446 250h180v12H446zM446 318h180v10H446z', fill: '#e9ecea' },
  { draw: 'path', d: 'M454 250v160M618 250v160', stroke: '#9aa7a5', strokeWidth: '8' },
  { draw: 'circle', cx: '454', cy: '410', r: '8', fill: '#5d6a66' },
  { draw: 'circle', cx: '618', cy: '410', r: '8', fill: '#5d6a66' },
  { draw: 'path', d: 'M470 250v-22h52v22z', fill: '#f8f6ef', stroke: '#c9d0cc', strokeWidth: '3' },
  { draw: 'path', d: 'M484 239h24', stroke: '#7fb2a0', strokeWidth: '5', strokeLinecap: 'round' },
  { draw: 'path', d: 'M534 250v-34h14v34zM554 250v-28h16v28z', fill: '#b8d0d6' },
  { draw: 'path', d: 'M534 216h14v-7h-14zM554 222h16v-7h-16z', fill: '#4f7d96' },
  { draw: 'path', d: 'M584 250l-3-36h34l-3 36z', fill: '#e3b63f' },
  { draw: 'path', d: 'M579 206h38v9h-38z', fill: '#c2412f' },
  { draw: 'path', d: 'M468 318v-20h70v20zM552 318v-28h50v28z', fill: '#dfe6e3', stroke: '#c2cbc5', strokeWidth: '3' },
]

export const exerciseRoom: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#e6dfcf' },
  { draw: 'rect', y: '300', width: '640', height: '120', fill: '#b98f62' },
  { draw: 'path', d: 'M0 336h640M0 376h640', stroke: '#a67d52', strokeWidth: '3' },
  { draw: 'path', d: 'M0 300h640', stroke: '#f6f1e4', strokeWidth: '8' },
  // Wall bars.
  { draw: 'path', d: 'M34 20v284M178 20v284', stroke: '#8f6b42', strokeWidth: '14' },
  [40, 72, 104, 136, 168, 200, 232, 264].map((y) => ({
    draw: 'path',
    d: `M30 ${y}h152`,
    stroke: '#c79a63',
    strokeWidth: '9',
    strokeLinecap: 'round',
  })),
  // A mirror, and a poster of a figure that stretches.
  {
    draw: 'rect',
    x: '470',
    y: '24',
    width: '146',
    height: '214',
    rx: '4',
    fill: '#cfe0e2',
    stroke: '#f6f1e4',
    strokeWidth: '8',
  },
  {
    draw: 'path',
    d: 'M496 60l44-24M496 100l90-50',
    stroke: '#ffffff',
    strokeWidth: '6',
    strokeLinecap: 'round',
    opacity: '0.8',
  },
  { draw: 'path', d: 'M232 30h80v104h-80z', fill: '#f8f5ec' },
  { draw: 'circle', cx: '268', cy: '56', r: '8', fill: '#3f7d6c' },
  {
    draw: 'path',
    d: 'M268 66v30M268 74l22-16M268 76l-18 12M268 96l-12 26M268 96l20 22',
    fill: 'none',
    stroke: '#3f7d6c',
    strokeWidth: '6',
    strokeLinecap: 'round',
  },
  // A ball, rolled mats, and weights on their rack.
  { draw: 'circle', cx: '88', cy: '344', r: '62', fill: '#3f7d6c' },
  {
    draw: 'path',
    d: 'M48 320c20-26 56-32 84-14M36 354c30-20 76-22 106-4',
    fill: 'none',
    stroke: '#54937f',
    strokeWidth: '5',
  },
  [
    [500, '#6f86a8'],
    [544, '#b25c3d'],
    [588, '#6f86a8'],
  ].map(([cx, fill]) => ({
    draw: 'g',
    shapes: [
      { draw: 'circle', cx, cy: '286', r: '22', fill: String(fill) },
      { draw: 'circle', cx, cy: '286', r: '12', fill: 'none', stroke: '#f6f1e4', strokeWidth: '3' },
      { draw: 'circle', cx, cy: '286', r: '4', fill: '#f6f1e4' },
    ],
  })),
  { draw: 'path', d: 'M468 308h150v14H468zM468 364h150v12H468z', fill: '#5d6a66' },
  { draw: 'path', d: 'M476 308v112M610 308v112', stroke: '#4a5652', strokeWidth: '10' },
  [492, 534, 576].map((x) => ({
    draw: 'g',
    fill: '#2c3836',
    shapes: [
      { draw: 'rect', x, y: '340', width: '9', height: '24', rx: '3' },
      { draw: 'rect', x: x + 22, y: '340', width: '9', height: '24', rx: '3' },
      { draw: 'rect', x: x + 6, y: '349', width: '18', height: '6' },
    ],
  })),
]

/** One of the chairs that stand in a circle, seen from the front. */
function chair({ x, y, cloth }: { x: number; y: number; cloth: string }): Shapes {
  return {
    draw: 'g',
    transform: `translate(${x} ${y})`,
    shapes: [
      { draw: 'path', d: 'M-40 66l-8 44M40 66l8 44', stroke: '#7d5d3b', strokeWidth: '8', strokeLinecap: 'round' },
      { draw: 'path', d: 'M-44-44c0-18 88-18 88 0l-4 86h-80z', fill: cloth },
      { draw: 'path', d: 'M-52 32c0-10 104-10 104 0v36h-104z', fill: cloth },
      { draw: 'path', d: 'M-52 40h104', stroke: '#00000026', strokeWidth: '5' },
      {
        draw: 'path',
        d: 'M-56 4c-8 20-8 44-4 66M56 4c8 20 8 44 4 66',
        fill: 'none',
        stroke: '#a37b4f',
        strokeWidth: '11',
        strokeLinecap: 'round',
      },
    ],
  }
}

export const therapyRoom: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#dcd3bf' },
  { draw: 'rect', y: '316', width: '640', height: '104', fill: '#9c8467' },
  { draw: 'ellipse', cx: '320', cy: '408', rx: '330', ry: '70', fill: '#7f5f5a' },
  { draw: 'ellipse', cx: '320', cy: '408', rx: '286', ry: '50', fill: '#94706a' },
  pane({
    x: 38,
    y: 34,
    width: 150,
    height: 150,
    sky: '#dfe9e0',
    children: [
      { draw: 'circle', cx: '40', cy: '128', r: '46', fill: '#9dbb94' },
      { draw: 'circle', cx: '112', cy: '134', r: '52', fill: '#86a97f' },
    ],
  }),
  { draw: 'path', d: 'M236 46h96v66h-96z', fill: '#f3ede0', stroke: '#a98f66', strokeWidth: '5' },
  { draw: 'path', d: 'M240 100c20-30 34-30 48-8 12-14 24-14 40 8z', fill: '#8fa7b3' },
  books({ x: 474, y: 94, widths: [10, 14, 8, 12, 16, 9, 12, 10, 14], seed: 2 }),
  { draw: 'path', d: 'M462 98h146', stroke: '#8a6b4b', strokeWidth: '9', strokeLinecap: 'round' },
  standingLamp({ x: 600, y: 330 }),
  plant({ x: 214, y: 318, scale: 0.8, pot: '#f1ede2' }),
  chair({ x: 92, y: 286, cloth: '#6f8f86' }),
  chair({ x: 452, y: 262, cloth: '#b58a5c' }),
  chair({ x: 546, y: 292, cloth: '#6f86a8' }),
  // A low table with a box of tissues.
  {
    draw: 'path',
    d: 'M166 352h84v10h-84zM176 362v46M240 362v46',
    fill: '#8a6b4b',
    stroke: '#8a6b4b',
    strokeWidth: '6',
  },
  { draw: 'path', d: 'M186 352v-20h44v20z', fill: '#c9d8de' },
  { draw: 'path', d: 'M200 332c-4-16 10-12 8-22 8 6 14 12 10 22z', fill: '#ffffff' },
]
