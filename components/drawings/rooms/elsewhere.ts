import type { Shapes } from '#components/drawings/shapes.ts'
import { pane, passer, pictureFrame, plant } from './furniture.ts'

const bricks = Array.from({ length: 42 }, (_, place) => place)

/** Places where a consultation should rather not be, 640 by 420. */
export const cafe: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#b98e6b' },
  {
    draw: 'g',
    stroke: '#a97f5d',
    strokeWidth: '3',
    shapes: [
      [40, 80, 120, 160, 200, 240].map((y) => ({ draw: 'path', d: `M0 ${y}h640` })),
      bricks.map((place) => ({
        draw: 'path',
        d: `M${(place % 7) * 100 + (Math.floor(place / 7) % 2) * 50} ${Math.floor(place / 7) * 40}v40`,
      })),
    ],
  },
  pane({
    x: 26,
    y: 44,
    width: 206,
    height: 196,
    sky: '#e4ebe6',
    frame: '#39443f',
    children: [
      { draw: 'path', d: 'M0 120h50V60h56v60h40V84h60v112H0z', fill: '#c4cbc2' },
      passer({ x: 64, y: 196, scale: 0.7, cloth: '#8d6a72' }),
      passer({ x: 150, y: 196, scale: 0.76, cloth: '#4b5d72', skin: '#e9c0a1' }),
    ],
  }),
  { draw: 'path', d: 'M420 34h190v124H420z', fill: '#2a3533' },
  { draw: 'path', d: 'M420 34h190v124H420z', fill: 'none', stroke: '#6d5543', strokeWidth: '7' },
  {
    draw: 'path',
    d: 'M440 62h76M440 84h110M440 104h92M440 124h104M570 62h22M574 84h18M574 104h18M574 124h18',
    stroke: '#e8e0cc',
    strokeWidth: '4',
    strokeLinecap: 'round',
    opacity: '0.8',
  },
  { draw: 'path', d: 'M296 0v50M388 0v34', stroke: '#2a3533', strokeWidth: '4' },
  { draw: 'path', d: 'M270 84c0-22 12-34 26-34s26 12 26 34zM364 68c0-20 12-34 24-34s24 14 24 34z', fill: '#39443f' },
  { draw: 'circle', cx: '296', cy: '88', r: '46', fill: '#ffe3a3', opacity: '0.35' },
  { draw: 'circle', cx: '388', cy: '72', r: '42', fill: '#ffe3a3', opacity: '0.35' },
  passer({ x: 500, y: 318, scale: 0.98, cloth: '#6d8577', skin: '#8e5d3f' }),
  passer({ x: 566, y: 322, scale: 1.02, cloth: '#c99b4a', skin: '#e9c0a1', hair: '#87452b' }),
  { draw: 'path', d: 'M444 270h184v14H444z', fill: '#6d4d33' },
  { draw: 'path', d: 'M534 284v90', stroke: '#4c3826', strokeWidth: '10' },
  { draw: 'path', d: 'M520 270v-14h16v14zM590 270v-14h16v14z', fill: '#f4eedf' },
  { draw: 'path', d: 'M0 290h130v14H0z', fill: '#6d4d33' },
  { draw: 'path', d: 'M60 304v116', stroke: '#4c3826', strokeWidth: '10' },
  { draw: 'path', d: 'M46 290v-20h24v20z', fill: '#f4eedf' },
  {
    draw: 'path',
    d: 'M52 260c-4-8 4-10 0-18M64 260c-4-8 4-10 0-18',
    fill: 'none',
    stroke: '#f4eedf',
    strokeWidth: '3',
    opacity: '0.7',
  },
  { draw: 'rect', y: '374', width: '640', height: '46', fill: '#8a6040' },
]

/** The window at the left of a car, and what of the car stands before whoever looks in through it. */
export const carWindow: { readonly pane: string; readonly frame: Shapes } = {
  pane: 'M0 44c60-26 150-34 190-34l-34 210H0z',
  frame: [
    { draw: 'path', d: 'M190 10l-34 210', stroke: '#2c3534', strokeWidth: '16' },
    { draw: 'path', d: 'M0 220h158', stroke: '#2c3534', strokeWidth: '9' },
  ],
}

export const car: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#3b4443' },
  { draw: 'path', d: 'M0 44c60-26 150-34 190-34l-34 210H0z', fill: '#cfe0e4' },
  { draw: 'path', d: 'M640 44c-60-26-150-34-190-34l34 210h156z', fill: '#cfe0e4' },
  { draw: 'path', d: 'M0 160c40-26 80-20 116-6 20-8 34-8 50-2l-10 68H0z', fill: '#8fae8b' },
  { draw: 'path', d: 'M640 150c-50-26-90-12-118 4-16-6-30-6-46 0l8 66h156z', fill: '#8fae8b' },
  { draw: 'path', d: 'M232 22h176l20 120H212z', fill: '#bdd0d4' },
  { draw: 'path', d: 'M216 116c50-16 160-16 208 0l4 26H212z', fill: '#a6bea2' },
  { draw: 'path', d: 'M190 10l-34 210M450 10l34 210', stroke: '#2c3534', strokeWidth: '16' },
  { draw: 'path', d: 'M0 10c120-24 520-24 640 0V0H0z', fill: '#2c3534' },
  {
    draw: 'path',
    d: 'M60 420c0-90 20-150 60-164h96c40 14 44 74 44 164zM380 420c0-90 4-150 44-164h96c40 14 60 74 60 164z',
    fill: '#5a625d',
  },
  { draw: 'path', d: 'M110 250c-4-50 6-74 58-74s62 24 58 74zM414 250c-4-50 6-74 58-74s62 24 58 74z', fill: '#666f69' },
  { draw: 'path', d: 'M128 256v-12M208 256v-12M432 256v-12M512 256v-12', stroke: '#2c3534', strokeWidth: '7' },
  { draw: 'path', d: 'M0 236h156l-16 184H0zM640 236H484l16 184h140z', fill: '#2f3837' },
  { draw: 'path', d: 'M24 292h80', stroke: '#56605c', strokeWidth: '10', strokeLinecap: 'round' },
  { draw: 'path', d: 'M536 292h80', stroke: '#56605c', strokeWidth: '10', strokeLinecap: 'round' },
]

export const train: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#d9d6ca' },
  { draw: 'rect', x: '34', y: '92', width: '240', height: '158', rx: '22', fill: '#dbe8ea' },
  { draw: 'rect', x: '368', y: '92', width: '240', height: '158', rx: '22', fill: '#dbe8ea' },
  {
    draw: 'path',
    d: 'M34 190c50-34 90-30 130-10 40-22 80-18 110-4v52a22 22 0 0 1-22 22H56a22 22 0 0 1-22-22z',
    fill: '#93b08c',
  },
  { draw: 'path', d: 'M368 196c60-34 120-36 240-6v38a22 22 0 0 1-22 22H390a22 22 0 0 1-22-22z', fill: '#93b08c' },
  { draw: 'path', d: 'M420 200v-46M470 194v-60M560 196v-50', stroke: '#6d5543', strokeWidth: '5' },
  { draw: 'path', d: 'M402 158l18-44 18 44zM448 140l22-54 22 54zM542 150l18-44 18 44z', fill: '#567a5e' },
  {
    draw: 'rect',
    x: '34',
    y: '92',
    width: '240',
    height: '158',
    rx: '22',
    fill: 'none',
    stroke: '#9a998c',
    strokeWidth: '9',
  },
  {
    draw: 'rect',
    x: '368',
    y: '92',
    width: '240',
    height: '158',
    rx: '22',
    fill: 'none',
    stroke: '#9a998c',
    strokeWidth: '9',
  },
  { draw: 'path', d: 'M0 54h640', stroke: '#9a998c', strokeWidth: '9' },
  { draw: 'path', d: 'M58 50V18c0-6 4-10 10-10h84c6 0 10 4 10 10v32zM470 50V26h110v24z', fill: '#8d4a37' },
  { draw: 'path', d: 'M180 50V16h62v34z', fill: '#4b5d72' },
  { draw: 'path', d: 'M92 8c0-8 36-8 36 0', fill: 'none', stroke: '#6b3527', strokeWidth: '5' },
  {
    draw: 'path',
    d: 'M0 420V262c0-18 10-26 26-26h70c20 0 30 10 30 30v154zM514 420V266c0-20 10-30 30-30h70c16 0 26 8 26 26v158z',
    fill: '#3f6d75',
  },
  { draw: 'path', d: 'M10 250h100M530 250h100', stroke: '#efe8d8', strokeWidth: '16', strokeLinecap: 'round' },
  { draw: 'path', d: 'M172 420V280c0-22 12-34 34-34h228c22 0 34 12 34 34v140z', fill: '#497a83' },
  { draw: 'path', d: 'M320 246v174', stroke: '#3f6d75', strokeWidth: '5' },
  {
    draw: 'g',
    transform: 'translate(560 236)',
    shapes: [
      { draw: 'circle', cx: '0', cy: '-16', r: '22', fill: '#b9835a' },
      { draw: 'path', d: 'M-24-16c-4-24 8-34 24-34s28 10 24 34c-6-14-14-18-24-18s-18 4-24 18z', fill: '#26201f' },
    ],
  },
]

export const hotelRoom: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#b7aa95' },
  { draw: 'path', d: 'M96 420V176h448v244z', fill: '#59473a' },
  { draw: 'path', d: 'M96 176h448v12H96z', fill: '#6d594a' },
  [170, 244, 320, 396, 470].map((x) => ({ draw: 'path', d: `M${x} 188v232`, stroke: '#4a3a2f', strokeWidth: '4' })),
  pictureFrame({ x: 236, y: 46, width: 168, height: 94, frame: '#d9c39a' }),
  {
    draw: 'path',
    d: 'M146 330c-4-34 20-50 66-50h56c36 0 50 18 46 52zM328 332c-4-34 12-52 48-52h50c44 0 72 16 66 50z',
    fill: '#f7f3ea',
  },
  { draw: 'path', d: 'M110 420c8-60 40-92 90-92h240c52 0 84 32 90 92z', fill: '#f1ece0' },
  { draw: 'path', d: 'M114 396c60-16 350-16 412 0v24H112z', fill: '#3f5f6d' },
  { draw: 'path', d: 'M24 318h66v102H24zM550 318h66v102h-66z', fill: '#59473a' },
  [57, 583].map((x) => ({
    draw: 'g',
    shapes: [
      { draw: 'circle', cx: x, cy: '246', r: '74', fill: '#ffe9b8', opacity: '0.35' },
      { draw: 'path', d: `M${x} 318v-44`, stroke: '#d9c39a', strokeWidth: '6' },
      { draw: 'path', d: `M${x - 24} 224h48l8 50h-64z`, fill: '#f3e1b4' },
    ],
  })),
  { draw: 'path', d: 'M596 318v-12h18v12z', fill: '#2c3534' },
]

export const street: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#d3e2e3' },
  { draw: 'path', d: 'M0 60h150v280H0z', fill: '#b9785a' },
  { draw: 'path', d: 'M150 24h142v316H150z', fill: '#d9c9a8' },
  { draw: 'path', d: 'M292 90h130v250H292z', fill: '#8fa3a0' },
  { draw: 'path', d: 'M422 44h218v296H422z', fill: '#c49a78' },
  [
    [20, 90],
    [86, 90],
    [20, 156],
    [86, 156],
    [170, 58],
    [234, 58],
    [170, 124],
    [234, 124],
    [312, 120],
    [370, 120],
    [312, 176],
    [370, 176],
    [446, 78],
    [512, 78],
    [578, 78],
    [446, 146],
    [512, 146],
    [578, 146],
  ].map(([x = 0, y = 0]) => ({
    draw: 'g',
    shapes: [
      { draw: 'rect', x, y, width: '38', height: '44', fill: '#e9eeea' },
      { draw: 'path', d: `M${x + 19} ${y}v44M${x} ${y + 22}h38`, stroke: '#ffffff', strokeWidth: '3' },
    ],
  })),
  { draw: 'path', d: 'M0 222h150l-10 34H10z', fill: '#3f7d6c' },
  { draw: 'path', d: 'M22 222l-7 34M52 222l-5 34M82 222l-2 34M112 222l4 34', stroke: '#f1ede2', strokeWidth: '11' },
  { draw: 'path', d: 'M20 256h50v84H20zM84 256h46v60H84z', fill: '#39443f', opacity: '0.8' },
  { draw: 'path', d: 'M440 232h180v108H440z', fill: '#5d4a3c' },
  { draw: 'path', d: 'M452 244h74v70h-74zM538 244h70v96h-70z', fill: '#cfdcd8' },
  { draw: 'rect', y: '338', width: '640', height: '82', fill: '#b3ae9f' },
  { draw: 'path', d: 'M0 346h640', stroke: '#dcd8ca', strokeWidth: '8' },
  { draw: 'path', d: 'M596 346V130', stroke: '#4c4339', strokeWidth: '9' },
  { draw: 'circle', cx: '596', cy: '120', r: '52', fill: '#7f9f7a' },
  { draw: 'circle', cx: '562', cy: '150', r: '32', fill: '#8fae8b' },
  { draw: 'circle', cx: '624', cy: '158', r: '34', fill: '#6f916c' },
  passer({ x: 70, y: 364, scale: 1.06, cloth: '#4b5d72' }),
  passer({ x: 134, y: 356, scale: 0.92, cloth: '#c99b4a', skin: '#e9c0a1', hair: '#87452b' }),
  passer({ x: 520, y: 360, scale: 1, cloth: '#72475f', skin: '#633e2b' }),
  plant({ x: 410, y: 352, scale: 0.6 }),
]
