import type { Shapes } from '#components/drawings/shapes.ts'
import type { Look } from '#domain/scenario/look.ts'
import { clothPaint, type Paint, skinPaint } from './look-colours.ts'

type Point = readonly [x: number, y: number]

/** Where the sleeves leave the torso, in the space of a person. */
export const shoulders = { left: [112, 340], right: [288, 340] } as const

/** What the arms of every garment end in: clothes for work with patients leave the forearms bare. */
function forearmPaint({ clothes, skin }: Look): Paint {
  const bare = clothes === 'scrubs-green' || clothes === 'scrubs-blue' || clothes === 'tunic'
  return bare ? skinPaint[skin] : clothPaint[clothes]
}

/** One limb as a thick line with an edge along its sides, so that it is seen before cloth of its own colour. */
function limb(d: string, { width, paint }: { width: number; paint: Paint }): Shapes {
  const line = { draw: 'path', d, fill: 'none', strokeLinejoin: 'round' } as const
  return [
    { ...line, stroke: paint.shade, strokeWidth: width + 5, strokeLinecap: 'butt' },
    { ...line, stroke: paint.base, strokeWidth: width, strokeLinecap: 'round' },
  ]
}

/** An arm from its shoulder over the elbow to the wrist, in the sleeve of what they wear. */
export function arm({ look, from, elbow, wrist }: { look: Look; from: Point; elbow: Point; wrist: Point }): Shapes {
  const sleeve = clothPaint[look.clothes]
  const forearm = forearmPaint(look)
  const [fromX, fromY] = from
  const [elbowX, elbowY] = elbow
  const [wristX, wristY] = wrist
  return [
    limb(`M${fromX} ${fromY}L${elbowX} ${elbowY}`, { width: 48, paint: sleeve }),
    limb(`M${elbowX} ${elbowY}L${wristX} ${wristY}`, { width: 36, paint: forearm }),
    // The cuff, or the hem of a short sleeve.
    forearm === sleeve && {
      draw: 'path',
      d: cuffAt(elbow, wrist),
      fill: 'none',
      stroke: sleeve.shade,
      strokeWidth: '5',
      strokeLinecap: 'round',
    },
  ]
}

/** A line across the sleeve, a little before the wrist. */
function cuffAt([elbowX, elbowY]: Point, [wristX, wristY]: Point): string {
  const [dx, dy] = [wristX - elbowX, wristY - elbowY]
  const length = Math.hypot(dx, dy)
  const [alongX, alongY] = [dx / length, dy / length]
  const [x, y] = [wristX + alongX * 6, wristY + alongY * 6]
  return `M${round(x - alongY * 15)} ${round(y + alongX * 15)}L${round(x + alongY * 15)} ${round(y - alongX * 15)}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Arms before the chest, one laid over the other. */
export function foldedArms({ look }: { look: Look }): Shapes {
  const skin = skinPaint[look.skin]
  return [
    arm({ look, from: shoulders.left, elbow: [60, 376], wrist: [226, 386] }),
    arm({ look, from: shoulders.right, elbow: [340, 372], wrist: [168, 356] }),
    // Of the hand below, the fingers are seen on the other arm.
    { draw: 'path', d: 'M286 346l20-8M286 360l24-6M290 373l20-4', ...finger(skin.base, 13) },
    { draw: 'path', d: 'M160 352c-16-14-42-12-46 2-3 12 10 20 24 20 10 0 18-4 24-8z', fill: skin.base },
    { draw: 'path', d: 'M120 356l16 2M124 366l14 0', ...finger(skin.shade, 2.4) },
  ]
}

/** A fist under the chin, as of someone who listens and thinks. */
export function handAtChin({ look }: { look: Look }): Shapes {
  const skin = skinPaint[look.skin]
  return [
    arm({ look, from: shoulders.left, elbow: [92, 396], wrist: [164, 286] }),
    {
      draw: 'path',
      d: 'M146 262c-4-18 4-34 20-38 16-5 32-4 40 4 7 8 4 20-4 24 4 8-2 18-10 20-2 10-14 18-26 16-10-2-18-12-20-26z',
      fill: skin.base,
    },
    {
      draw: 'path',
      d: 'M176 232c10-3 20-3 28 1M182 246c8-2 14-2 20 0M180 262c6-2 10-2 14 0',
      ...finger(skin.shade, 2.6),
    },
  ]
}

/** A hand held up, its palm to the camera: to wave, or to ask for a moment. */
export function raisedHand({ look }: { look: Look }): Shapes {
  const skin = skinPaint[look.skin]
  return [
    arm({ look, from: shoulders.left, elbow: [40, 384], wrist: [62, 282] }),
    { draw: 'path', d: 'M44 240l-8-34M58 234l-3-44M73 234l3-42M87 240l9-34', ...finger(skin.base, 13) },
    { draw: 'path', d: 'M90 262l20-16', ...finger(skin.base, 14) },
    { draw: 'path', d: 'M38 238c0-10 54-10 56 0 3 20-2 38-12 46-6 5-26 5-32 0-10-8-14-28-12-46z', fill: skin.base },
    { draw: 'path', d: 'M50 262c10-8 24-8 32 0M56 274c8-4 14-4 20-1', ...finger(skin.shade, 2.6) },
  ]
}

function finger(stroke: string, strokeWidth: number) {
  return { fill: 'none', stroke, strokeWidth, strokeLinecap: 'round' } as const
}
