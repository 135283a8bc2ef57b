import type { Shapes } from '#components/drawings/shapes.ts'
import type { Look } from '#domain/scenario/look.ts'
import { headTie, skullcap, theatreCap, woollyHat } from './headgear.ts'
import { hairOfFace, hairPaint, type Paint } from './look-colours.ts'

const behindCurls = [
  [146, 104, 32],
  [130, 142, 30],
  [128, 178, 27],
  [138, 208, 22],
  [166, 76, 31],
  [202, 64, 33],
  [238, 76, 31],
  [258, 104, 32],
  [270, 142, 30],
  [272, 178, 27],
  [262, 208, 22],
] as const

const behindBraids = [
  'M146 100c-34 40-22 110-46 176',
  'M254 100c34 40 22 110 46 176',
  'M142 120c-24 50-8 110-24 182',
  'M258 120c24 50 8 110 24 182',
  'M144 150c-12 50 0 100-8 166',
  'M256 150c12 50 0 100 8 166',
] as const

/** One braid: its plait is seen from the notches across it. */
function strand({ along, paint }: { along: string; paint: Paint }): Shapes {
  return {
    draw: 'g',
    fill: 'none',
    strokeLinecap: 'round',
    shapes: [
      { draw: 'path', d: along, stroke: paint.base, strokeWidth: '17' },
      { draw: 'path', d: along, stroke: paint.light, strokeWidth: '11', strokeDasharray: '1 12', opacity: '0.8' },
    ],
  }
}

function unknownHair(hair: never): never {
  throw new Error(`No such hair: ${hair}`)
}

/** The part of the hair that hangs behind neck and shoulders. */
export function hairBehind({ look }: { look: Look }): Shapes {
  const paint = hairPaint[look.hairColour]
  switch (look.hair) {
    case 'none':
    case 'cropped':
    case 'short':
    case 'receding':
    case 'head-tie':
    case 'skullcap':
    case 'theatre-cap':
    case 'woolly-hat':
    case 'helmet':
      return null
    case 'ponytail':
      return [
        {
          draw: 'path',
          d: 'M244 74c44 6 58 62 48 118-4 22-14 40-28 52 4-30 8-50 4-84-4-30-12-58-24-86z',
          fill: paint.shade,
        },
        { draw: 'path', d: 'M262 96c18 24 24 66 14 112', fill: 'none', stroke: paint.light, strokeWidth: '3.4' },
      ]
    case 'afro':
      return {
        draw: 'path',
        d: 'M200 30c60 0 104 40 104 96 0 50-28 84-58 88h-92c-30-4-58-38-58-88 0-56 44-96 104-96z',
        fill: paint.shade,
      }
    case 'turban':
      return { draw: 'path', d: 'M126 108h150v46c-20 8-130 8-150 0z', fill: paint.shade }
    case 'headscarf':
      return { draw: 'path', d: 'M122 150c-8 70 2 110-20 150h196c-22-40-12-80-20-150z', fill: paint.shade }
    case 'bob':
      return {
        draw: 'path',
        d: 'M121 152c-8-66 32-98 79-98s87 32 79 98c0 32 2 62-8 88-16 8-32 2-38-12h-66c-6 14-22 20-38 12-10-26-8-56-8-88z',
        fill: paint.shade,
      }
    case 'long':
      return {
        draw: 'path',
        d: 'M122 150c-8-66 32-98 78-98s86 32 78 98c2 66 8 112 24 168-24 20-48 18-62-4h-80c-14 22-38 24-62 4 16-56 22-102 24-168z',
        fill: paint.shade,
      }
    case 'curls':
      return {
        draw: 'g',
        fill: paint.shade,
        shapes: [behindCurls.map(([x, y, r]) => ({ draw: 'circle', cx: x, cy: y, r }))],
      }
    case 'bun':
      return [
        { draw: 'circle', cx: '204', cy: '50', r: '33', fill: paint.base },
        {
          draw: 'path',
          d: 'M176 46c10-22 42-26 56-6M182 62c14-16 36-18 50-4',
          fill: 'none',
          stroke: paint.shade,
          strokeWidth: '3.4',
          strokeLinecap: 'round',
        },
      ]
    case 'braids':
      return [
        { draw: 'path', d: 'M134 130c-6 60-10 100-6 140h144c4-40 0-80-6-140z', fill: paint.shade },
        behindBraids.map((braid) => strand({ along: braid, paint })),
      ]
    default:
      return unknownHair(look.hair)
  }
}

function croppedHair({ paint }: { paint: Paint }): Shapes {
  return [
    {
      draw: 'path',
      d: 'M135 150c-7-52 22-84 65-84s72 32 65 84c-2-12-6-22-11-30-8-14-28-20-54-20s-46 6-54 20c-5 8-9 18-11 30z',
      fill: paint.base,
    },
    { draw: 'path', d: 'M150 108c6-18 24-30 46-32-18 8-30 20-36 34-3 6-11 4-10-2z', fill: paint.light, opacity: '0.5' },
  ]
}

function short({ paint }: { paint: Paint }): Shapes {
  return [
    {
      draw: 'path',
      d: 'M134 156c-14-58 16-98 68-98 50 0 78 38 64 98-2-14-6-26-13-35-24 0-50-8-67-25-9 14-22 23-38 27-7 9-11 20-14 33z',
      fill: paint.base,
    },
    {
      draw: 'path',
      d: 'M150 96c12-20 34-28 58-26M176 84c16-10 40-10 58 4M204 104c14 6 30 8 44 6',
      fill: 'none',
      stroke: paint.light,
      strokeWidth: '3.4',
      strokeLinecap: 'round',
      opacity: '0.7',
    },
  ]
}

function bob({ paint }: { paint: Paint }): Shapes {
  return [
    {
      draw: 'path',
      d: 'M136 168c-18-24-16-78 16-98 34-22 84-16 104 14 14 22 16 60 8 84-2-22-10-40-24-54-26 8-62 8-86 2-8 14-14 32-18 52z',
      fill: paint.base,
    },
    {
      draw: 'path',
      d: 'M132 128c2-24 14-42 34-50M268 130c-2-20-10-34-22-44M180 82c16-6 36-4 50 4',
      fill: 'none',
      stroke: paint.light,
      strokeWidth: '3.4',
      strokeLinecap: 'round',
      opacity: '0.7',
    },
  ]
}

function long({ paint }: { paint: Paint }): Shapes {
  return [
    {
      draw: 'path',
      d: 'M204 62c-30 18-48 46-54 84-4 28-6 60-18 94-16-30-22-116 10-158 16-20 38-28 62-26z',
      fill: paint.base,
    },
    {
      draw: 'path',
      d: 'M196 62c30 14 48 44 54 84 4 28 6 60 18 94 16-30 22-116-10-158-16-20-36-28-60-26z',
      fill: paint.base,
    },
    {
      draw: 'path',
      d: 'M142 190c-8-34-4-72 12-96M258 190c8-34 4-72-12-96M180 72c-10 8-18 18-24 30',
      fill: 'none',
      stroke: paint.light,
      strokeWidth: '3.4',
      strokeLinecap: 'round',
      opacity: '0.65',
    },
  ]
}

const frontCurls = [
  [147, 122, 17],
  [157, 103, 19],
  [176, 90, 20],
  [199, 84, 20],
  [222, 89, 20],
  [242, 102, 19],
  [254, 122, 16],
] as const

function curls({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'g', fill: paint.base, shapes: [frontCurls.map(([x, y, r]) => ({ draw: 'circle', cx: x, cy: y, r }))] },
    {
      draw: 'g',
      fill: 'none',
      stroke: paint.light,
      strokeWidth: '3',
      strokeLinecap: 'round',
      opacity: '0.6',
      shapes: [
        frontCurls.map(([x, y, r]) => ({
          draw: 'path',
          d: `M${x - r * 0.5} ${y - 1}a${r * 0.5} ${r * 0.5} 0 0 1 ${r * 0.8} -${r * 0.35}`,
        })),
      ],
    },
  ]
}

function bun({ paint }: { paint: Paint }): Shapes {
  return [
    {
      draw: 'path',
      d: 'M135 152c-8-56 22-86 65-86s73 30 65 86c-5-24-16-42-33-48-16-6-48-6-64 0-17 6-28 24-33 48z',
      fill: paint.base,
    },
    {
      draw: 'path',
      d: 'M150 110c8-18 24-30 42-36M172 98c8-12 18-20 30-24M250 110c-6-16-18-28-34-35',
      fill: 'none',
      stroke: paint.light,
      strokeWidth: '3.2',
      strokeLinecap: 'round',
      opacity: '0.6',
    },
  ]
}

function braids({ paint }: { paint: Paint }): Shapes {
  return [
    {
      draw: 'path',
      d: 'M134 160c-10-60 20-96 66-96s76 36 66 96c-4-26-14-46-30-54-14-7-26-9-36-10-12 1-24 3-38 10-15 9-24 28-28 54z',
      fill: paint.base,
    },
    {
      draw: 'path',
      d: 'M200 66c-1 10-1 20 0 30M174 72c2 12 4 22 4 32M226 72c-2 12-4 22-4 32M152 90c6 8 10 16 12 26M248 90c-6 8-10 16-12 26M138 118c6 2 8 6 10 12M262 118c-6 2-8 6-10 12',
      fill: 'none',
      stroke: paint.light,
      strokeWidth: '3',
      strokeLinecap: 'round',
      opacity: '0.85',
    },
  ]
}

/** A high forehead, and what is left at the sides. */
function receding({ paint }: { paint: Paint }): Shapes {
  return [
    {
      draw: 'path',
      d: 'M136 160c-12-36-2-70 26-88 4 12-2 22-8 30-8 12-10 34-18 58zM264 160c12-36 2-70-26-88-4 12 2 22 8 30 8 12 10 34 18 58z',
      fill: paint.base,
    },
    { draw: 'path', d: 'M158 80c10-20 70-22 84-1-22-10-62-10-84 1z', fill: paint.base, opacity: '0.75' },
    { draw: 'path', d: 'M172 92c14-8 34-9 48-2-18-1-34 1-48 2z', fill: '#ffffff', opacity: '0.24' },
  ]
}

/** Combed back, and gathered behind at one side. */
function ponytail({ paint }: { paint: Paint }): Shapes {
  return [
    {
      draw: 'path',
      d: 'M134 152c-10-58 18-90 66-90s78 32 66 90c-4-30-16-48-32-56-22-6-52-4-70 2-14 10-24 28-30 54z',
      fill: paint.base,
    },
    {
      draw: 'path',
      d: 'M146 118c12-26 36-42 66-44M162 102c16-18 38-24 62-22M186 90c16-8 36-10 54-4',
      fill: 'none',
      stroke: paint.light,
      strokeWidth: '3.2',
      strokeLinecap: 'round',
      opacity: '0.6',
    },
  ]
}

/** Round and close, wide about the whole head. */
function afro({ paint }: { paint: Paint }): Shapes {
  return [
    {
      draw: 'path',
      d: 'M132 158c-34 6-40-36-28-64 14-40 52-60 96-60s82 20 96 60c12 28 6 70-28 64 0-24-8-40-20-50-28-12-68-12-96 0-12 10-20 26-20 50z',
      fill: paint.base,
    },
    {
      draw: 'path',
      d: 'M118 88q6-10 14-8M140 62q8-8 16-4M172 48q8-6 16 0M206 50q8-6 16 2M238 62q8-4 14 6M264 84q8 0 10 10M112 118q4-8 12-6M148 88q8-6 14-2M186 78q8-6 14 0M226 84q8-4 12 4',
      fill: 'none',
      stroke: paint.light,
      strokeWidth: '3',
      strokeLinecap: 'round',
      opacity: '0.7',
    },
  ]
}

function headscarf({ paint }: { paint: Paint }): Shapes {
  return [
    {
      draw: 'path',
      fillRule: 'evenodd',
      d: 'M119 158c-8-70 32-110 81-110s89 40 81 110c-1 44-18 86-42 106 26 14 52 30 68 60-56 30-158 30-214 0 16-30 42-46 68-60-24-20-41-62-42-106zM200 92c-34 0-54 22-54 58 0 46 24 84 54 84s54-38 54-84c0-36-20-58-54-58z',
      fill: paint.base,
    },
    { draw: 'path', d: 'M148 132c6-26 24-40 52-40s46 14 52 40c-8-16-26-24-52-24s-44 8-52 24z', fill: paint.shade },
    {
      draw: 'path',
      d: 'M134 176c6 34 22 62 46 80 20 14 50 18 76 36M266 176c-6 30-18 56-36 74M150 282c-20 10-34 20-44 34M134 124c8-26 28-46 56-54',
      fill: 'none',
      stroke: paint.shade,
      strokeWidth: '4',
      strokeLinecap: 'round',
    },
    {
      draw: 'path',
      d: 'M142 110c10-22 28-36 50-42',
      fill: 'none',
      stroke: paint.light,
      strokeWidth: '5',
      strokeLinecap: 'round',
      opacity: '0.8',
    },
  ]
}

function turban({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: 'M172 116l28-28 28 28z', fill: paint.shade },
    {
      draw: 'path',
      d: 'M123 152c-20-66 22-128 79-128s97 62 75 128c-6-20-24-36-50-46l-27-19-27 19c-26 10-44 26-50 46z',
      fill: paint.base,
    },
    {
      draw: 'path',
      d: 'M258 56c24 26 30 62 19 96-6-20-24-36-50-46l-13-28c24-2 38-10 44-22z',
      fill: paint.shade,
      opacity: '0.45',
    },
    {
      draw: 'path',
      d: 'M121 128c14-32 50-52 93-50M121 98c16-32 54-50 98-44M136 62c18-20 48-30 84-26M279 126c-12-28-34-44-65-48M281 98c-10-24-32-40-62-44M266 62c-10-14-26-22-46-26',
      fill: 'none',
      stroke: paint.shade,
      strokeWidth: '4',
      strokeLinecap: 'round',
    },
    {
      draw: 'path',
      d: 'M140 84c12-16 30-26 52-30',
      fill: 'none',
      stroke: paint.light,
      strokeWidth: '5',
      strokeLinecap: 'round',
      opacity: '0.75',
    },
  ]
}

/** A hard hat, with the hair that shows under it. */
function helmet({ paint }: { paint: Paint }): Shapes {
  return [
    {
      draw: 'path',
      d: 'M137 142c-1-16 2-26 6-34h114c4 8 7 18 6 34-6-10-8-18-9-24H146c-1 6-3 14-9 24z',
      fill: paint.base,
    },
    { draw: 'path', d: 'M126 112c0-56 30-82 74-82s74 26 74 82z', fill: '#e0b23c' },
    { draw: 'path', d: 'M232 38c28 14 42 38 42 74h-30c4-28 0-54-12-74z', fill: '#b98a22', opacity: '0.6' },
    { draw: 'path', d: 'M112 112h176c0 10-6 14-14 14H126c-8 0-14-4-14-14z', fill: '#c99a2b' },
    { draw: 'path', d: 'M190 32h20v72h-20z', fill: '#c99a2b' },
    {
      draw: 'path',
      d: 'M144 92c4-20 12-34 26-42',
      fill: 'none',
      stroke: '#f3d585',
      strokeWidth: '5',
      strokeLinecap: 'round',
    },
  ]
}

/** The part that frames the face, or the cloth that does. */
export function hairInFront({ look }: { look: Look }): Shapes {
  const paint = hairPaint[look.hairColour]
  switch (look.hair) {
    case 'none':
      return { draw: 'path', d: 'M170 88c14-8 34-9 48-2-18-1-34 1-48 2z', fill: '#ffffff', opacity: '0.28' }
    case 'cropped':
      return croppedHair({ paint })
    case 'short':
      return short({ paint })
    case 'bob':
      return bob({ paint })
    case 'long':
      return long({ paint })
    case 'curls':
      return curls({ paint })
    case 'bun':
      return bun({ paint })
    case 'braids':
      return braids({ paint })
    case 'receding':
      return receding({ paint })
    case 'ponytail':
      return ponytail({ paint })
    case 'afro':
      return afro({ paint })
    case 'headscarf':
      return headscarf({ paint })
    case 'turban':
      return turban({ paint })
    case 'head-tie':
      return headTie({ paint })
    case 'skullcap':
      return [short({ paint: hairOfFace(look) }), skullcap({ paint })]
    case 'theatre-cap':
      return theatreCap({ paint })
    case 'woolly-hat':
      return woollyHat({ paint })
    case 'helmet':
      return helmet({ paint })
    default:
      return unknownHair(look.hair)
  }
}
