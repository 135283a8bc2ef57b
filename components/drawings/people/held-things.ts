import type { Shapes } from '#components/drawings/shapes.ts'
import type { Look } from '#domain/scenario/look.ts'
import type { Tile } from '#domain/scenario/stage.ts'
import { arm, shoulders } from './arms.ts'
import { clothPaint, skinPaint } from './look-colours.ts'

type HeldThing = NonNullable<Tile['holds']>

/**
 * What someone holds, in the space of a person: held up at their right shoulder, away from the small picture, on the
 * lap, before the chest or at the ear.
 */
export function heldThing(thing: HeldThing, { look }: { look: Look }): Shapes {
  if (thing === 'cat') return onTheLap({ look })
  if (thing === 'telephone') return handset({ look })
  if (thing === 'cup-in-both-hands') return cupInBothHands({ look })
  if (thing === 'inked-hand') return inkedHand({ look })
  if (thing === 'bare-forearm') return bareForearm({ look })
  const skin = skinPaint[look.skin]
  return [
    arm({ look, from: shoulders.left, elbow: [46, 392], wrist: [94, 360] }),
    { draw: 'path', d: 'M88 322c-8 12-8 30 0 40 8 8 28 8 34-2 5-10 5-26 2-38z', fill: skin.base },
    heldUp(thing),
    { draw: 'path', d: 'M90 318h34M88 332h36M90 346h32', ...line(skin.base, 13) },
    { draw: 'path', d: 'M92 325h30M92 339h30', ...line(skin.shade, 2) },
  ]
}

function line(stroke: string, strokeWidth: number) {
  return { fill: 'none', stroke, strokeWidth, strokeLinecap: 'round' } as const
}

/** Its lower edge lies in the fingers, at (107, 330). */
function heldUp(
  thing: Exclude<HeldThing, 'cat' | 'telephone' | 'cup-in-both-hands' | 'inked-hand' | 'bare-forearm'>,
): Shapes {
  switch (thing) {
    case 'phone':
      return [
        { draw: 'rect', x: '82', y: '246', width: '50', height: '98', rx: '9', fill: '#1c2422' },
        { draw: 'circle', cx: '94', cy: '258', r: '5', fill: '#46524e' },
        {
          draw: 'rect',
          x: '85',
          y: '249',
          width: '44',
          height: '92',
          rx: '7',
          fill: 'none',
          stroke: '#39443f',
          strokeWidth: '2',
        },
      ]
    case 'tablet':
      return [
        { draw: 'rect', x: '46', y: '232', width: '124', height: '92', rx: '8', fill: '#1c2422' },
        { draw: 'rect', x: '53', y: '239', width: '110', height: '78', rx: '3', fill: '#bfe0d8' },
      ]
    case 'cup':
      return [
        { draw: 'path', d: 'M130 286c22-4 22 32 0 30', fill: 'none', stroke: '#d5cdb9', strokeWidth: '7' },
        { draw: 'path', d: 'M80 270h54l-4 72c-1 6-4 8-9 8H93c-5 0-8-2-9-8z', fill: '#f3efe4' },
        { draw: 'path', d: 'M118 270h16l-4 72c-1 6-4 8-9 8h-8z', fill: '#d5cdb9', opacity: '0.6' },
        { draw: 'ellipse', cx: '107', cy: '270', rx: '27', ry: '6', fill: '#8a5a3c' },
      ]
    case 'paper-cup':
      return [
        { draw: 'path', d: 'M80 264h54l-8 84H88z', fill: '#f1ede2' },
        { draw: 'path', d: 'M83 290h48l-3 34H86z', fill: '#b25c3d' },
        { draw: 'path', d: 'M76 254h62v11H76z', fill: '#39443f' },
      ]
    case 'card':
      return [
        {
          draw: 'rect',
          x: '66',
          y: '250',
          width: '84',
          height: '84',
          rx: '3',
          fill: '#fbf8f0',
          stroke: '#d5cdb9',
          strokeWidth: '2',
        },
        {
          draw: 'path',
          d: 'M76 268h60M76 282h64M76 296h44',
          stroke: '#9fb4ab',
          strokeWidth: '5',
          strokeLinecap: 'round',
        },
      ]
    case 'strip-of-tablets':
      return [
        {
          draw: 'rect',
          x: '74',
          y: '242',
          width: '66',
          height: '96',
          rx: '6',
          fill: '#c3cdc7',
          stroke: '#9aa59f',
          strokeWidth: '2',
        },
        [260, 284, 308].map((cy) =>
          [92, 122].map((cx) => ({ draw: 'circle' as const, cx, cy, r: '9', fill: '#fffdf8' })),
        ),
      ]
    case 'pen':
      return {
        draw: 'g',
        transform: 'rotate(-16 107 330)',
        shapes: [
          { draw: 'rect', x: '100', y: '244', width: '14', height: '104', rx: '6', fill: '#3b6486' },
          { draw: 'rect', x: '100', y: '234', width: '14', height: '34', rx: '5', fill: '#dfe6e1' },
          { draw: 'path', d: 'M107 222v12', stroke: '#9aa59f', strokeWidth: '3', strokeLinecap: 'round' },
        ],
      }
    default:
      throw new Error(`No such thing to hold: ${thing satisfies never}`)
  }
}

/** A cup before the chest, both hands about it; nobody sees how full it is. */
function cupInBothHands({ look }: { look: Look }): Shapes {
  const skin = skinPaint[look.skin]
  return [
    arm({ look, from: shoulders.left, elbow: [64, 398], wrist: [140, 372] }),
    arm({ look, from: shoulders.right, elbow: [336, 398], wrist: [260, 372] }),
    { draw: 'path', d: 'M164 322h72l-6 82c-1 8-6 12-13 12h-34c-7 0-12-4-13-12z', fill: '#b8694a' },
    { draw: 'path', d: 'M214 322h22l-6 82c-1 8-6 12-13 12h-12z', fill: '#96523a' },
    { draw: 'path', d: 'M164 322h72', ...line('#d99a7c', 5) },
    {
      draw: 'path',
      d: 'M152 356h36M152 371h36M154 386h34M248 356h-36M248 371h-36M246 386h-34',
      ...line(skin.base, 15),
    },
    { draw: 'path', d: 'M160 364h26M160 379h26M240 364h-26M240 379h-26', ...line(skin.shade, 2.4) },
  ]
}

/** A receiver at the ear, and the arm and hand that hold it. */
function handset({ look }: { look: Look }): Shapes {
  const skin = skinPaint[look.skin]
  return [
    {
      draw: 'rect',
      x: '252',
      y: '118',
      width: '28',
      height: '104',
      rx: '12',
      fill: '#20292a',
      transform: 'rotate(10 266 170)',
    },
    arm({ look, from: shoulders.right, elbow: [348, 390], wrist: [270, 266] }),
    {
      draw: 'path',
      d: 'M236 196c-2-10 8-14 14-8l6 6c-2-12 12-16 16-6 6-4 14 2 13 10 8 2 10 12 6 20l-8 36c-6 14-32 12-38-2-6-18-10-38-9-56z',
      fill: skin.base,
    },
    {
      draw: 'path',
      d: 'M256 194l4 16M272 188l2 18M285 198l-1 16',
      stroke: skin.shade,
      strokeWidth: '3',
      strokeLinecap: 'round',
    },
  ]
}

/** The back of a hand, held up, with something written on it in blue ink. */
function inkedHand({ look }: { look: Look }): Shapes {
  const skin = skinPaint[look.skin]
  return [
    arm({ look, from: shoulders.left, elbow: [44, 416], wrist: [104, 392] }),
    { draw: 'path', d: 'M78 392c-2-24-8-52-4-72 2-12 62-14 66 0 4 20-2 46-6 72z', fill: skin.base },
    {
      draw: 'path',
      d: 'M82 322v-58M100 316v-72M118 316v-66M134 324v-48M76 352l-22-28',
      ...line(skin.base, 15),
    },
    {
      draw: 'path',
      d: 'M91 316v-30M109 312v-34M126 316v-26',
      ...line(skin.shade, 2.4),
    },
    {
      draw: 'path',
      d: 'M86 338h10l4-6 6 8 6-6h14M88 354h16l6-6 6 8h10M90 370h28',
      ...line('#2b4fa0', 4),
      strokeLinejoin: 'round',
    },
  ]
}

/** A forearm laid before the chest, its sleeve rolled up to the elbow; what is on the skin is not drawn. */
function bareForearm({ look }: { look: Look }): Shapes {
  const skin = skinPaint[look.skin]
  const cloth = clothPaint[look.clothes]
  return [
    { draw: 'path', d: 'M112 340L58 374', ...line(cloth.shade, 53) },
    { draw: 'path', d: 'M112 340L58 374', ...line(cloth.base, 48) },
    { draw: 'path', d: 'M76 376L206 352', ...line(skin.shade, 39) },
    { draw: 'path', d: 'M76 376L206 352', ...line(skin.base, 34) },
    { draw: 'path', d: 'M82 350l10 44', ...line(cloth.shade, 24) },
    { draw: 'path', d: 'M81 352l9 40', ...line(cloth.base, 17) },
    { draw: 'path', d: 'M204 340c14-10 42-8 50 6 5 12-8 24-24 24-12 0-22-2-28-6z', fill: skin.base },
    { draw: 'path', d: 'M226 344l24 2M228 356l20 2', ...line(skin.shade, 2.4) },
  ]
}

/** A cat asleep on the lap, and both hands on it. */
function onTheLap({ look }: { look: Look }): Shapes {
  const skin = skinPaint[look.skin]
  return [
    { draw: 'path', d: 'M108 402c-8-62 40-96 96-96s104 30 100 96z', fill: '#c98f4e' },
    {
      draw: 'path',
      d: 'M222 310l8 26M250 318l2 26M276 334l-4 24',
      stroke: '#a06c33',
      strokeWidth: '7',
      strokeLinecap: 'round',
    },
    { draw: 'path', d: 'M104 298l6-40 26 22h22l26-22 6 40z', fill: '#c98f4e' },
    { draw: 'path', d: 'M112 282l3-14 10 10zM182 282l-3-14-10 10z', fill: '#e3b483' },
    { draw: 'ellipse', cx: '147', cy: '308', rx: '46', ry: '36', fill: '#c98f4e' },
    {
      draw: 'path',
      d: 'M122 304q8 7 16 0M156 304q8 7 16 0M147 316v6M138 328q9 5 18 0',
      fill: 'none',
      stroke: '#5c3a18',
      strokeWidth: '3.5',
      strokeLinecap: 'round',
    },
    { draw: 'path', d: 'M110 318l-18-4M110 326l-18 4M184 318l18-4M184 326l18 4', stroke: '#f3e2c7', strokeWidth: '2' },
    arm({ look, from: shoulders.left, elbow: [56, 396], wrist: [96, 376] }),
    arm({ look, from: shoulders.right, elbow: [338, 394], wrist: [272, 366] }),
    { draw: 'path', d: 'M212 352c18-16 50-16 62 2 8 14-4 24-18 20-18-6-34-4-44-6z', fill: skin.base },
    { draw: 'path', d: 'M92 366c16-16 48-14 58 4 6 14-6 22-20 18-16-6-30-2-40-6z', fill: skin.base },
    { draw: 'path', d: 'M226 358l18-2M104 372l18-2', stroke: skin.shade, strokeWidth: '3', strokeLinecap: 'round' },
  ]
}

/** A white sleeve and a hand with a cup, as they reach in at the left edge of a tile. */
export const sleeve: Shapes = [
  { draw: 'path', d: 'M-10 300c40 4 66 14 84 30l-10 52c-22-8-44-10-74-8z', fill: '#f2f0e9' },
  { draw: 'path', d: 'M-10 346c30-2 54 2 78 12l-4 24c-22-8-44-10-74-8z', fill: '#d5d2c7' },
  { draw: 'path', d: 'M66 328c20-4 44 2 58 14 6 6 4 14-4 16 2 8-6 14-14 12-14 4-30 2-46-2z', fill: '#f2d8c6' },
  { draw: 'path', d: 'M92 344l26 4M90 356l24 2', stroke: '#dcb39b', strokeWidth: '3', strokeLinecap: 'round' },
  { draw: 'path', d: 'M114 320h44l-4 56c-1 6-4 8-8 8h-20c-4 0-7-2-8-8z', fill: '#35706c' },
  { draw: 'path', d: 'M140 320h18l-4 56c-1 6-4 8-8 8h-6z', fill: '#255351' },
  { draw: 'ellipse', cx: '136', cy: '320', rx: '22', ry: '5', fill: '#3d2a1c' },
]
