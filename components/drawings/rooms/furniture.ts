import type { Shapes } from '#components/drawings/shapes.ts'

/** A window with its frame; `children` are what is seen through it, in a space as large as the pane from (0, 0). */
export function pane({
  x,
  y,
  width,
  height,
  sky = '#dbe7e6',
  frame = '#f6f1e6',
  children,
}: {
  x: number
  y: number
  width: number
  height: number
  sky?: string
  frame?: string
  children?: Shapes
}): Shapes {
  return {
    draw: 'g',
    shapes: [
      {
        draw: 'svg',
        x,
        y,
        width,
        height,
        'aria-hidden': 'true',
        shapes: [{ draw: 'rect', width, height, fill: sky }, children],
      },
      {
        draw: 'path',
        d: `M${x} ${y}h${width}v${height}h-${width}zM${x + width / 2} ${y}v${height}M${x} ${y + height / 2}h${width}`,
        fill: 'none',
        stroke: frame,
        strokeWidth: '7',
      },
      { draw: 'path', d: `M${x - 10} ${y + height + 7}h${width + 20}`, stroke: frame, strokeWidth: '11' },
    ],
  }
}

/** A plant in its pot, standing on (x, y). */
export function plant({
  x,
  y,
  scale = 1,
  pot = '#b5694a',
}: {
  x: number
  y: number
  scale?: number
  pot?: string
}): Shapes {
  return {
    draw: 'g',
    transform: `translate(${x} ${y}) scale(${scale})`,
    shapes: [
      {
        draw: 'path',
        d: 'M0-40c-8-30-34-38-50-34 4 22 24 38 50 40zM0-44c4-34 28-50 50-50 0 26-20 48-48 56zM-2-46c-16-26-14-56-2-76 16 22 18 50 6 76z',
        fill: '#4f7a5c',
      },
      {
        draw: 'path',
        d: 'M0-40c-4-30-4-54-2-76M2-42c12-20 26-34 42-46M-4-40c-14-16-26-24-42-30',
        fill: 'none',
        stroke: '#3a5f46',
        strokeWidth: '2.4',
      },
      { draw: 'path', d: 'M-26-42h52l-7 42h-38z', fill: pot },
      { draw: 'path', d: 'M-29-44h58v11h-58z', fill: pot },
      { draw: 'path', d: 'M8-33h18l-7 33H6z', fill: '#00000020' },
    ],
  }
}

/** A picture on the wall: hills under a sun. */
export function pictureFrame({
  x,
  y,
  width = 104,
  height = 78,
  frame = '#7a6249',
}: {
  x: number
  y: number
  width?: number
  height?: number
  frame?: string
}): Shapes {
  return {
    draw: 'svg',
    x,
    y,
    width,
    height,
    viewBox: '0 0 104 78',
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
    shapes: [
      { draw: 'rect', width: '104', height: '78', rx: '3', fill: frame },
      { draw: 'rect', x: '9', y: '9', width: '86', height: '60', fill: '#efe3c9' },
      { draw: 'circle', cx: '36', cy: '34', r: '11', fill: '#d59a58' },
      { draw: 'path', d: 'M9 56c20-18 36-16 50-4 12-10 24-12 36-4v21H9z', fill: '#7c9676' },
      { draw: 'path', d: 'M9 62c24-8 54-6 86-2v9H9z', fill: '#5f7d5e' },
    ],
  }
}

/** Books upright from (x, y) to the right, standing on y. */
export function books({
  x,
  y,
  widths = [10, 14, 8, 12, 10, 16, 9],
  seed = 0,
}: {
  x: number
  y: number
  widths?: readonly number[]
  seed?: number
}): Shapes {
  const colours = ['#8d4a37', '#2f5b52', '#c99b4a', '#4b5d72', '#e0d4b8', '#6b4a5e', '#7a8a63']
  let across = x
  return {
    draw: 'g',
    shapes: [
      widths.map((width, place) => {
        const height = 36 + ((place * 7 + seed * 5) % 15)
        const left = across
        across += width + 1.5
        return {
          draw: 'g',
          shapes: [
            {
              draw: 'rect',
              x: left,
              y: y - height,
              width,
              height,
              rx: '1',
              fill: colours[(place + seed) % colours.length],
            },
            {
              draw: 'path',
              d: `M${left + 2} ${y - height + 8}h${Math.max(1, width - 4)}`,
              stroke: '#ffffff66',
              strokeWidth: '2.4',
            },
          ],
        }
      }),
    ],
  }
}

/** A lamp on a stand, its foot on (x, y), with the light that it throws. */
export function standingLamp({
  x,
  y,
  height = 200,
  shade = '#e7c98b',
}: {
  x: number
  y: number
  height?: number
  shade?: string
}): Shapes {
  return {
    draw: 'g',
    shapes: [
      { draw: 'circle', cx: x, cy: y - height + 26, r: '70', fill: '#fff1c9', opacity: '0.2' },
      { draw: 'circle', cx: x, cy: y - height + 26, r: '48', fill: '#fff1c9', opacity: '0.25' },
      { draw: 'path', d: `M${x} ${y}V${y - height}`, stroke: '#4c4339', strokeWidth: '5' },
      { draw: 'path', d: `M${x - 26} ${y}h52`, stroke: '#4c4339', strokeWidth: '7', strokeLinecap: 'round' },
      { draw: 'path', d: `M${x - 22} ${y - height}h44l18 54h-80z`, fill: shade },
      { draw: 'path', d: `M${x + 4} ${y - height}h18l18 54h-30z`, fill: '#00000014' },
    ],
  }
}

/** A curtain that hangs from a rail, in folds. */
export function drapes({
  x,
  y,
  width,
  height,
  cloth,
  fold,
}: {
  x: number
  y: number
  width: number
  height: number
  cloth: string
  fold: string
}): Shapes {
  const folds = Math.max(2, Math.round(width / 18))
  const step = width / folds
  const hem = Array.from({ length: folds }, (_, place) => `q${-step / 2} ${place % 2 === 0 ? 7 : -5} ${-step} 0`).join(
    '',
  )
  return {
    draw: 'g',
    shapes: [
      { draw: 'path', d: `M${x} ${y}h${width}v${height}${hem}z`, fill: cloth },
      Array.from({ length: folds - 1 }, (_, place) => x + step * (place + 1)).map((left) => ({
        draw: 'path',
        d: `M${left} ${y}c-3 ${height / 3} 3 ${height / 1.5} 0 ${height}`,
        stroke: fold,
        strokeWidth: '3.4',
        fill: 'none',
      })),
    ],
  }
}

/** A screen on a foot, standing on (x, y); what it shows is lines, never text. */
export function screen({
  x,
  y,
  width = 110,
  height = 74,
  lit = '#dfe9e6',
  is = 'lit',
}: {
  x: number
  y: number
  width?: number
  height?: number
  lit?: string
  is?: 'lit' | 'dark'
}): Shapes {
  const glass = { width: width - 12, height: height - 12 }
  return {
    draw: 'g',
    transform: `translate(${x - width / 2} ${y - height - 22})`,
    shapes: [
      { draw: 'path', d: `M${width / 2 - 6} ${height}h12v16h18v6h-48v-6h18z`, fill: '#3a4644' },
      { draw: 'rect', width, height, rx: '6', fill: '#27312f' },
      { draw: 'rect', x: '6', y: '6', ...glass, rx: '2', fill: is === 'lit' ? lit : '#161d1c' },
      is === 'lit' && { draw: 'rect', x: '6', y: '6', width: glass.width, height: '11', fill: '#2f6d5f' },
      (is === 'lit' ? [0, 1, 2, 3] : []).map((row) => ({
        draw: 'path',
        d: `M14 ${28 + row * 10}h${(width - 34) * (row % 2 === 0 ? 0.9 : 0.6)}`,
        stroke: '#8ba29b',
        strokeWidth: '3.4',
        strokeLinecap: 'round',
      })),
    ],
  }
}

/** Someone further off, as a shape only: standing on (x, y). */
export function passer({
  x,
  y,
  scale = 1,
  cloth = '#6d7f86',
  skin = '#a87a5a',
  hair = '#33291f',
}: {
  x: number
  y: number
  scale?: number
  cloth?: string
  skin?: string
  hair?: string
}): Shapes {
  return {
    draw: 'g',
    transform: `translate(${x} ${y}) scale(${scale})`,
    shapes: [
      {
        draw: 'path',
        d: 'M-20-78c0-22 8-32 20-32s20 10 20 32l4 46h-12l2 32h-11l-3-32-3 32h-11l2-32h-12z',
        fill: cloth,
      },
      { draw: 'circle', cx: '0', cy: '-126', r: '14', fill: skin },
      { draw: 'path', d: 'M-15-126c-2-14 5-20 15-20s17 6 15 20c-4-8-9-11-15-11s-11 3-15 11z', fill: hair },
    ],
  }
}
