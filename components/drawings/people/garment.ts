import type { Shapes } from '#components/drawings/shapes.ts'
import type { Look } from '#domain/scenario/look.ts'
import { clothPaint, type Paint, skinPaint } from './look-colours.ts'

const torso = 'M52 490c2-98 26-152 92-184 16 26 96 26 112 0 66 32 90 86 92 184z'

const deepNeck = 'M52 490c2-98 26-152 92-184l56 62 56-62c66 32 90 86 92 184z'

/** The shaded side and the lines of the arms, over any garment. */
function drape({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: 'M272 314c52 32 74 84 76 176h-54c4-66-2-124-22-176z', fill: paint.shade, opacity: '0.6' },
    {
      draw: 'path',
      d: 'M104 490c0-36 4-64 14-88M296 490c0-36-4-64-14-88',
      fill: 'none',
      stroke: paint.shade,
      strokeWidth: '4',
      strokeLinecap: 'round',
    },
    {
      draw: 'path',
      d: 'M86 382c8-26 24-44 48-58',
      fill: 'none',
      stroke: paint.light,
      strokeWidth: '5',
      strokeLinecap: 'round',
      opacity: '0.6',
    },
  ]
}

function jumper({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: torso, fill: paint.base },
    drape({ paint }),
    { draw: 'path', d: 'M141 308c18 34 100 34 118 0l-9-6c-16 24-84 24-100 0z', fill: paint.shade },
  ]
}

function scrubs({ paint, look }: { paint: Paint; look: Look }): Shapes {
  const skin = skinPaint[look.skin]
  return [
    { draw: 'path', d: 'M146 304l54 66 54-66z', fill: skin.base },
    { draw: 'path', d: deepNeck, fill: paint.base },
    drape({ paint }),
    { draw: 'path', d: 'M144 306l56 62 56-62-10-5-46 51-46-51z', fill: paint.shade },
    {
      draw: 'rect',
      x: '222',
      y: '398',
      width: '52',
      height: '56',
      rx: '4',
      fill: 'none',
      stroke: paint.shade,
      strokeWidth: '3.6',
    },
    { draw: 'path', d: 'M232 386v26M240 388v22', stroke: '#20292a', strokeWidth: '4.4', strokeLinecap: 'round' },
    {
      draw: 'g',
      transform: 'rotate(-3 150 420)',
      shapes: [
        { draw: 'path', d: 'M152 384v14', stroke: '#20292a', strokeWidth: '4' },
        { draw: 'rect', x: '132', y: '396', width: '40', height: '54', rx: '5', fill: '#fbf8f0' },
        { draw: 'rect', x: '138', y: '402', width: '16', height: '19', rx: '2', fill: paint.shade },
        {
          draw: 'path',
          d: 'M159 405h8M159 412h8M138 430h28M138 439h20',
          stroke: '#8c948f',
          strokeWidth: '3',
          strokeLinecap: 'round',
        },
      ],
    },
  ]
}

function whiteCoat({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: torso, fill: '#9fb6c6' },
    { draw: 'path', d: 'M164 300l36 34 36-34 10 8-22 46-24-20-24 20-22-46z', fill: '#b8cbd8' },
    { draw: 'path', d: 'M200 336v154', stroke: '#86a0b2', strokeWidth: '3' },
    { draw: 'path', d: 'M52 490c2-98 26-152 92-184l6-4c6 70 18 130 34 188z', fill: paint.base },
    { draw: 'path', d: 'M348 490c-2-98-26-152-92-184l-6-4c-6 70-18 130-34 188z', fill: paint.base },
    { draw: 'path', d: 'M272 314c52 32 74 84 76 176h-54c4-66-2-124-22-176z', fill: paint.shade, opacity: '0.75' },
    {
      draw: 'path',
      d: 'M150 302l-28 20-4 44 22 4-10 14 42 60c-12-48-20-96-22-142z',
      fill: paint.light,
      stroke: paint.shade,
      strokeWidth: '3',
      strokeLinejoin: 'round',
    },
    {
      draw: 'path',
      d: 'M250 302l28 20 4 44-22 4 10 14-42 60c12-48 20-96 22-142z',
      fill: paint.base,
      stroke: paint.shade,
      strokeWidth: '3',
      strokeLinejoin: 'round',
    },
    {
      draw: 'path',
      d: 'M104 490c0-36 4-64 12-86M296 490c0-36-4-64-12-86',
      fill: 'none',
      stroke: paint.shade,
      strokeWidth: '4',
      strokeLinecap: 'round',
    },
    {
      draw: 'path',
      d: 'M252 432v30h46v-30z',
      fill: 'none',
      stroke: paint.shade,
      strokeWidth: '4',
      strokeLinejoin: 'round',
    },
    { draw: 'path', d: 'M266 418v24M276 422v20', stroke: '#3b6486', strokeWidth: '4.4', strokeLinecap: 'round' },
  ]
}

/** Double-breasted, with a neckerchief. */
function cooksWhites({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: torso, fill: paint.base },
    drape({ paint }),
    { draw: 'path', d: 'M162 292l-24 20 30 40 32-16 32 16 30-40-24-20c-6 24-70 24-76 0z', fill: '#b25c3d' },
    { draw: 'path', d: 'M184 330l16 22 16-22 10 40-26-12-26 12z', fill: '#8f452b' },
    {
      draw: 'path',
      d: 'M152 350c6 50 8 96 8 140M254 346c-6 50-10 96-10 144',
      fill: 'none',
      stroke: paint.shade,
      strokeWidth: '3.6',
    },
    [386, 420, 454].map((y) => ({
      draw: 'g',
      fill: paint.shade,
      shapes: [
        { draw: 'circle', cx: '180', cy: y, r: '5.4' },
        { draw: 'circle', cx: '224', cy: y, r: '5.4' },
      ],
    })),
  ]
}

function cardigan({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: torso, fill: '#ede3cd' },
    { draw: 'path', d: 'M141 308c18 34 100 34 118 0l-7-5c-16 24-88 24-104 0z', fill: '#d6c8a9' },
    { draw: 'path', d: 'M52 490c2-98 26-152 92-184l5-3c4 60 18 128 36 187z', fill: paint.base },
    { draw: 'path', d: 'M348 490c-2-98-26-152-92-184l-5-3c-4 60-18 128-36 187z', fill: paint.base },
    drape({ paint }),
    {
      draw: 'path',
      d: 'M149 303c4 60 18 128 36 187h-16c-18-56-30-118-34-180zM251 303c-4 60-18 128-36 187h16c18-56 30-118 34-180z',
      fill: paint.shade,
    },
    [400, 438, 474].map((y, place) => ({ draw: 'circle', cx: 232 - place * 6, cy: y, r: '5', fill: paint.light })),
  ]
}

function rollNeck({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: torso, fill: paint.base },
    { draw: 'path', d: 'M142 304c16 36 100 36 116 0z', fill: paint.base },
    drape({ paint }),
    { draw: 'path', d: 'M161 246c20 14 58 14 78 0l18 62c-24 20-90 20-114 0z', fill: paint.base },
    { draw: 'path', d: 'M226 252l13-6 18 62c-8 7-20 11-34 13z', fill: paint.shade, opacity: '0.55' },
    {
      draw: 'path',
      d: 'M153 282c28 16 66 16 94 0',
      fill: 'none',
      stroke: paint.shade,
      strokeWidth: '3.6',
      strokeLinecap: 'round',
    },
    {
      draw: 'path',
      d: 'M168 258l-6 34M184 264l-3 36M200 266v36M216 264l3 36M232 258l6 34',
      stroke: paint.shade,
      strokeWidth: '2.4',
      opacity: '0.7',
    },
  ]
}

function shirt({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: torso, fill: paint.base },
    drape({ paint }),
    { draw: 'path', d: 'M200 350v140', stroke: paint.shade, strokeWidth: '3.6' },
    {
      draw: 'path',
      d: 'M162 290l-22 20 22 54 38-28 38 28 22-54-22-20c-6 26-70 26-76 0z',
      fill: paint.light,
      stroke: paint.shade,
      strokeWidth: '3',
      strokeLinejoin: 'round',
    },
    [374, 414, 454].map((y) => ({ draw: 'circle', cx: '208', cy: y, r: '4', fill: paint.shade })),
  ]
}

function jacket({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: torso, fill: '#f3efe4' },
    {
      draw: 'path',
      d: 'M163 292l-16 16 24 46 29-22 29 22 24-46-16-16c-6 22-68 22-74 0z',
      fill: '#fffdf6',
      stroke: '#d5cebc',
      strokeWidth: '2.6',
      strokeLinejoin: 'round',
    },
    { draw: 'path', d: 'M200 340v120', stroke: '#d5cebc', strokeWidth: '3' },
    { draw: 'path', d: 'M52 490c2-98 26-152 92-184l6-4c4 60 22 130 50 188z', fill: paint.base },
    { draw: 'path', d: 'M348 490c-2-98-26-152-92-184l-6-4c-4 60-22 130-50 188z', fill: paint.base },
    drape({ paint }),
    {
      draw: 'path',
      d: 'M150 302l-32 26 2 40 20 2-8 14 66 100c-26-56-42-116-48-182z',
      fill: paint.light,
      opacity: '0.9',
    },
    {
      draw: 'path',
      d: 'M250 302l32 26-2 40-20 2 8 14-66 100c26-56 42-116 48-182z',
      fill: paint.light,
      opacity: '0.65',
    },
  ]
}

function blouse({ paint, look }: { paint: Paint; look: Look }): Shapes {
  const skin = skinPaint[look.skin]
  return [
    { draw: 'path', d: 'M144 300c8 76 104 76 112 0z', fill: skin.base },
    { draw: 'path', d: 'M52 490c2-98 26-152 90-184 4 60 112 60 116 0 64 32 88 86 90 184z', fill: paint.base },
    drape({ paint }),
    {
      draw: 'path',
      d: 'M142 306c4 60 112 60 116 0',
      fill: 'none',
      stroke: paint.light,
      strokeWidth: '5',
      strokeLinecap: 'round',
    },
    {
      draw: 'path',
      d: 'M166 358c-6 22-8 44-8 66M200 364v62M234 358c6 22 8 44 8 66',
      fill: 'none',
      stroke: paint.shade,
      strokeWidth: '3',
      strokeLinecap: 'round',
      opacity: '0.8',
    },
    { draw: 'path', d: 'M156 300c8 26 80 26 88 0', fill: 'none', stroke: '#d9b864', strokeWidth: '2.6' },
    { draw: 'circle', cx: '200', cy: '322', r: '5', fill: '#d9b864' },
  ]
}

function fleece({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: torso, fill: paint.base },
    drape({ paint }),
    {
      draw: 'path',
      d: 'M158 268c-8 12-16 26-18 42l60 36 60-36c-2-16-10-30-18-42-8 22-24 34-42 52-18-18-34-30-42-52z',
      fill: paint.light,
    },
    { draw: 'path', d: 'M242 268c8 12 16 26 18 42l-60 36v-26c18-18 34-30 42-52z', fill: paint.shade, opacity: '0.6' },
    { draw: 'path', d: 'M200 322v168', stroke: paint.shade, strokeWidth: '5' },
    { draw: 'rect', x: '195', y: '352', width: '10', height: '20', rx: '4', fill: '#d8d3c4' },
  ]
}

/** A nurse's tunic: a collar, a zip, and a watch that hangs. */
function tunic({ paint, look }: { paint: Paint; look: Look }): Shapes {
  const skin = skinPaint[look.skin]
  return [
    { draw: 'path', d: 'M154 302l46 46 46-46z', fill: skin.base },
    { draw: 'path', d: 'M52 490c2-98 26-152 92-184l56 50 56-50c66 32 90 86 92 184z', fill: paint.base },
    drape({ paint }),
    {
      draw: 'path',
      d: 'M150 298l-20 22 32 40 38-10-46-46zM250 298l20 22-32 40-38-10 46-46z',
      fill: '#f2f0e9',
      stroke: paint.shade,
      strokeWidth: '2.6',
      strokeLinejoin: 'round',
    },
    { draw: 'path', d: 'M200 352v138', stroke: paint.shade, strokeWidth: '4' },
    { draw: 'path', d: 'M256 384v22', stroke: '#d8d3c4', strokeWidth: '4', strokeLinecap: 'round' },
    { draw: 'circle', cx: '256', cy: '418', r: '13', fill: '#fbf8f0', stroke: '#d8d3c4', strokeWidth: '4' },
    { draw: 'path', d: 'M256 411v8l6 4', fill: 'none', stroke: '#39443f', strokeWidth: '2.4', strokeLinecap: 'round' },
  ]
}

function hoodie({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: 'M128 316c-6-46 26-66 72-66s78 20 72 66c-30 26-114 26-144 0z', fill: paint.shade },
    { draw: 'path', d: torso, fill: paint.base },
    drape({ paint }),
    {
      draw: 'path',
      d: 'M132 300c-2 40 30 60 68 60s70-20 68-60c-10 30-36 44-68 44s-58-14-68-44z',
      fill: paint.light,
    },
    {
      draw: 'path',
      d: 'M180 352c-2 18-4 34-2 52M220 352c2 16 4 28 2 44',
      fill: 'none',
      stroke: '#f2f0e9',
      strokeWidth: '4.6',
      strokeLinecap: 'round',
    },
    { draw: 'path', d: 'M140 490l14-50h92l14 50', fill: 'none', stroke: paint.shade, strokeWidth: '4' },
  ]
}

/** Over pyjamas, its collar crossed. */
function dressingGown({ paint }: { paint: Paint }): Shapes {
  return [
    { draw: 'path', d: torso, fill: '#c9d8de' },
    { draw: 'path', d: 'M166 306l34 40 34-40 10 10-34 60h-20l-34-60z', fill: '#dde8ec' },
    { draw: 'path', d: 'M200 376v20', stroke: '#9fb4bd', strokeWidth: '3' },
    { draw: 'path', d: 'M52 490c2-98 26-152 92-184l8-5c4 56 20 112 66 189z', fill: paint.base },
    { draw: 'path', d: 'M348 490c-2-98-26-152-92-184l-8-5c-2 56-18 112-70 189z', fill: paint.base },
    drape({ paint }),
    {
      draw: 'path',
      d: 'M152 301c4 56 20 112 66 189h-34c-36-58-54-116-56-176zM248 301c-2 56-18 112-70 189h36c40-58 56-116 58-176z',
      fill: paint.light,
      stroke: paint.shade,
      strokeWidth: '3',
      strokeLinejoin: 'round',
    },
    { draw: 'path', d: 'M92 424c60 18 156 18 216 0', fill: 'none', stroke: paint.shade, strokeWidth: '12' },
  ]
}

/** A wide robe with an embroidered opening. */
function kaftan({ paint }: { paint: Paint }): Shapes {
  const gold = '#e0b95a'
  return [
    { draw: 'path', d: 'M40 490c4-100 36-152 104-184 16 26 96 26 112 0 68 32 100 84 104 184z', fill: paint.base },
    drape({ paint }),
    { draw: 'path', d: 'M142 307c16 34 100 34 116 0l-8-5c-14 24-86 24-100 0z', fill: gold },
    { draw: 'path', d: 'M186 330h28v112l-14 18-14-18z', fill: paint.shade, stroke: gold, strokeWidth: '4' },
    [352, 378, 404, 430].map((y) => ({ draw: 'circle', cx: '200', cy: y, r: '4.4', fill: gold })),
    {
      draw: 'path',
      d: 'M170 346q-10 12 0 24q10 12 0 24q-10 12 0 24M230 346q10 12 0 24q-10 12 0 24q10 12 0 24',
      fill: 'none',
      stroke: gold,
      strokeWidth: '3',
      strokeLinecap: 'round',
    },
  ]
}

/** What someone wears, from the neck down. */
export function garment({ look }: { look: Look }): Shapes {
  const paint = clothPaint[look.clothes]
  switch (look.clothes) {
    case 'slate':
      return jumper({ paint })
    case 'scrubs-green':
    case 'scrubs-blue':
      return scrubs({ paint, look })
    case 'white-coat':
      return whiteCoat({ paint })
    case 'cooks-whites':
      return cooksWhites({ paint })
    case 'rust':
      return cardigan({ paint })
    case 'mustard':
      return rollNeck({ paint })
    case 'cream':
      return shirt({ paint })
    case 'navy':
    case 'mustard-jacket':
      return jacket({ paint })
    case 'plum':
      return blouse({ paint, look })
    case 'forest':
      return fleece({ paint })
    case 'tunic':
      return tunic({ paint, look })
    case 'hoodie':
      return hoodie({ paint })
    case 'dressing-gown':
      return dressingGown({ paint })
    case 'kaftan':
      return kaftan({ paint })
    default:
      throw new Error(`No such clothes: ${look.clothes satisfies never}`)
  }
}
