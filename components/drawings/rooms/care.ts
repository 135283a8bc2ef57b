import type { Shapes } from '#components/drawings/shapes.ts'
import { drapes, pane, passer, plant, screen } from './furniture.ts'

/** Rooms of a clinic and a hospital, 640 by 420. */
export const clinicRoom: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#d9e1da' },
  { draw: 'rect', y: '250', width: '640', height: '170', fill: '#c9d4cb' },
  { draw: 'path', d: 'M0 250h640', stroke: '#f1f3ec', strokeWidth: '7' },
  { draw: 'path', d: 'M0 36h236', stroke: '#8b9993', strokeWidth: '6', strokeLinecap: 'round' },
  drapes({ x: 0, y: 38, width: 78, height: 322, cloth: '#3f7d6c', fold: '#33685a' }),
  { draw: 'path', d: 'M86 296h190v26H86z', fill: '#8aa79c' },
  { draw: 'path', d: 'M86 296c-2-30 18-44 50-40l24 40z', fill: '#9cb6ab' },
  { draw: 'path', d: 'M150 296h126v-9H156z', fill: '#f6f3ea' },
  { draw: 'path', d: 'M104 322v98M262 322v98', stroke: '#7d8b86', strokeWidth: '9' },
  { draw: 'path', d: 'M438 52h126v112H438z', fill: '#f3efe4' },
  {
    draw: 'path',
    d: 'M501 70c-14 0-20 12-16 24-16 6-22 22-20 50h72c2-28-4-44-20-50 4-12-2-24-16-24z',
    fill: '#c98f78',
  },
  {
    draw: 'path',
    d: 'M501 96v44M486 112h30M488 124h26',
    stroke: '#f3efe4',
    strokeWidth: '3.4',
    strokeLinecap: 'round',
  },
  { draw: 'path', d: 'M438 52h126v112H438z', fill: 'none', stroke: '#a9b3ab', strokeWidth: '5' },
  { draw: 'rect', x: '590', y: '84', width: '36', height: '62', rx: '6', fill: '#f8f6ef' },
  { draw: 'path', d: 'M598 94h20v18h-20z', fill: '#7fb2a0' },
  { draw: 'path', d: 'M604 146h8v10h-8z', fill: '#c2cbc5' },
  { draw: 'rect', x: '430', y: '208', width: '210', height: '16', fill: '#f3efe4' },
  { draw: 'path', d: 'M450 208v-30h26v30zM486 208v-22h40v22z', fill: '#b8d0d6' },
  { draw: 'path', d: 'M450 178h26v-8h-26z', fill: '#5c8f7c' },
  {
    draw: 'path',
    d: 'M548 208v-34h16v34zM572 208v-28h16v28zM596 208v-34h16v34z',
    fill: '#e8ddc6',
    stroke: '#c9bb9c',
    strokeWidth: '2',
  },
  { draw: 'path', d: 'M430 330h210v90H430z', fill: '#eae5d8' },
  { draw: 'path', d: 'M430 318h210v14H430z', fill: '#b99e77' },
  screen({ x: 570, y: 320, width: 104, height: 70 }),
  {
    draw: 'path',
    d: 'M170 84h54M170 100h54M176 116h42M182 132h30',
    stroke: '#8b9993',
    strokeWidth: '5',
    strokeLinecap: 'round',
  },
  { draw: 'path', d: 'M154 62h86v92h-86z', fill: 'none', stroke: '#a9b3ab', strokeWidth: '4' },
]

export const ward: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#d5dfe0' },
  { draw: 'rect', y: '330', width: '640', height: '90', fill: '#b9c6c5' },
  { draw: 'path', d: 'M0 34h640', stroke: '#8b9993', strokeWidth: '7' },
  drapes({ x: 0, y: 38, width: 118, height: 316, cloth: '#3f7d6c', fold: '#33685a' }),
  drapes({ x: 520, y: 38, width: 120, height: 316, cloth: '#3f7d6c', fold: '#33685a' }),
  { draw: 'rect', x: '134', y: '112', width: '372', height: '26', fill: '#c1cdcb' },
  [160, 206, 252, 420, 466].map((x) => ({
    draw: 'circle',
    cx: x,
    cy: '125',
    r: '7',
    fill: '#f4f2ea',
    stroke: '#8b9993',
    strokeWidth: '3',
  })),
  { draw: 'rect', x: '146', y: '54', width: '104', height: '70', rx: '6', fill: '#1f2a29' },
  {
    draw: 'path',
    d: 'M156 84h16l7-16 9 30 8-22 6 8h38',
    fill: 'none',
    stroke: '#7fd1b5',
    strokeWidth: '4',
    strokeLinejoin: 'round',
    strokeLinecap: 'round',
  },
  { draw: 'path', d: 'M156 108h30M196 108h18', stroke: '#f0d08a', strokeWidth: '5', strokeLinecap: 'round' },
  { draw: 'path', d: 'M484 344V60M470 60h28', stroke: '#8a9591', strokeWidth: '6', strokeLinecap: 'round' },
  { draw: 'path', d: 'M462 66h20l-3 44c0 8-14 8-14 0z', fill: '#eef4f2', stroke: '#a9b8b4', strokeWidth: '3' },
  { draw: 'path', d: 'M472 116c2 60-26 90-52 130', fill: 'none', stroke: '#a9b8b4', strokeWidth: '3' },
  { draw: 'path', d: 'M158 206h324v60H158z', fill: '#a9b8b4' },
  { draw: 'path', d: 'M176 216h288v204H176z', fill: '#f7f5ee' },
  {
    draw: 'path',
    d: 'M204 214h232c12 0 18 6 18 18v50H186v-50c0-12 6-18 18-18z',
    fill: '#ffffff',
    stroke: '#d8dcd5',
    strokeWidth: '4',
  },
  { draw: 'path', d: 'M150 320c10-22 40-30 70-30h200c34 0 60 8 70 30v100H150z', fill: '#8fb3bd' },
]

/** The station of a ward, and the further of its two screens lit or dark. */
export function wardStation({ far }: { far: 'lit' | 'dark' }): Shapes {
  return [
    { draw: 'rect', width: '640', height: '420', fill: '#dcdfd4' },
    {
      draw: 'rect',
      x: '34',
      y: '44',
      width: '192',
      height: '132',
      rx: '4',
      fill: '#fbfaf5',
      stroke: '#a9b3ab',
      strokeWidth: '5',
    },
    { draw: 'path', d: 'M34 76h192M98 44v132M162 44v132', stroke: '#cfd5cd', strokeWidth: '3' },
    [
      [52, 92, '#3f7d6c'],
      [114, 92, '#c99b4a'],
      [178, 92, '#3f7d6c'],
      [52, 116, '#b25c3d'],
      [114, 116, '#3f7d6c'],
      [52, 140, '#3f7d6c'],
      [178, 132, '#4b5d72'],
    ].map(([x, y, fill]) => ({ draw: 'rect', x, y, width: '32', height: '12', rx: '3', fill: String(fill) })),
    { draw: 'rect', x: '420', y: '40', width: '196', height: '180', fill: '#b99e77' },
    [52, 96, 140, 184].map((y, row) => ({
      draw: 'g',
      shapes: [
        { draw: 'rect', x: '430', y, width: '176', height: '34', fill: '#8f7650' },
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((place) => ({
          draw: 'rect',
          x: 434 + place * 17,
          y: y + 3 + ((place + row) % 3) * 2,
          width: '12',
          height: 31 - ((place + row) % 3) * 2,
          fill: ['#3f7d6c', '#e8ddc6', '#4b5d72', '#b25c3d', '#e8ddc6'][(place * 3 + row) % 5],
        })),
      ],
    })),
    { draw: 'rect', y: '316', width: '640', height: '104', fill: '#a9bcae' },
    { draw: 'rect', y: '300', width: '640', height: '20', fill: '#f1ede2' },
    screen({ x: 106, y: 302, width: 124, height: 82 }),
    screen({ x: 548, y: 302, width: 116, height: 78, is: far }),
    { draw: 'path', d: 'M196 300v-16h58l8 16z', fill: '#39443f' },
    {
      draw: 'path',
      d: 'M196 282c4-14 54-14 58 0',
      fill: 'none',
      stroke: '#39443f',
      strokeWidth: '9',
      strokeLinecap: 'round',
    },
    { draw: 'path', d: 'M436 300v-44h34v44z', fill: '#f6f3ea', stroke: '#cfd5cd', strokeWidth: '3' },
    { draw: 'path', d: 'M0 360h640', stroke: '#97ab9d', strokeWidth: '4' },
  ]
}

export const corridor: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#cfd8d3' },
  { draw: 'path', d: 'M0 0h640L404 120H236z', fill: '#e9ece5' },
  { draw: 'path', d: 'M0 420h640L404 270H236z', fill: '#a5b3ab' },
  { draw: 'path', d: 'M236 120h168v150H236z', fill: '#dfe6e0' },
  { draw: 'path', d: 'M0 0l236 120v150L0 420z', fill: '#c2cfc7' },
  { draw: 'path', d: 'M640 0L404 120v150l236 150z', fill: '#b9c7bf' },
  { draw: 'path', d: 'M250 20h140l-16 24H266zM272 66h96l-10 16h-76z', fill: '#ffffff' },
  { draw: 'path', d: 'M280 156h80v114h-80z', fill: '#5b8f80' },
  { draw: 'path', d: 'M320 156v114', stroke: '#467264', strokeWidth: '4' },
  { draw: 'path', d: 'M290 172h20v36h-20zM330 172h20v36h-20z', fill: '#dbe7e6' },
  { draw: 'path', d: 'M58 118l66 20v206l-66 40zM160 148l40 12v140l-40 22z', fill: '#8a6b4b' },
  { draw: 'path', d: 'M582 118l-66 20v206l66 40zM480 148l-40 12v140l40 22z', fill: '#7c5f42' },
  {
    draw: 'path',
    d: 'M110 230v22M192 222v16M530 230v22M448 222v16',
    stroke: '#e9dfc8',
    strokeWidth: '5',
    strokeLinecap: 'round',
  },
  { draw: 'path', d: 'M0 276l236-44M640 276l-236-44', stroke: '#8fa097', strokeWidth: '8' },
  passer({ x: 262, y: 272, scale: 0.56, cloth: '#4f80a8' }),
  passer({ x: 392, y: 282, scale: 0.66, cloth: '#7a6a5a', skin: '#8e5d3f' }),
]

/** The door of a clinic room, seen from within: it stands open on the corridor, and there is room in it for somebody. */
export const clinicDoor: Shapes = [
  corridor,
  { draw: 'path', d: 'M0 0h640v420H514V30H126v390H0z', fill: '#d9e1da' },
  { draw: 'path', d: 'M0 250h126v170H0zM514 250h126v170H514z', fill: '#c9d4cb' },
  { draw: 'path', d: 'M0 250h126M514 250h126', stroke: '#f1f3ec', strokeWidth: '7' },
  { draw: 'path', d: 'M126 30 46 8v412h80z', fill: '#a98a62' },
  { draw: 'path', d: 'M112 52 62 40v150h50zM112 216H62v204h50z', fill: '#967852' },
  { draw: 'path', d: 'M50 226h22', stroke: '#39443f', strokeWidth: '8', strokeLinecap: 'round' },
  { draw: 'path', d: 'M126 420V30h388v390', fill: 'none', stroke: '#8a6b4b', strokeWidth: '14' },
  { draw: 'rect', x: '562', y: '96', width: '36', height: '62', rx: '6', fill: '#f8f6ef' },
  { draw: 'path', d: 'M570 106h20v18h-20z', fill: '#7fb2a0' },
  { draw: 'path', d: 'M576 158h8v10h-8z', fill: '#c2cbc5' },
]

export const reception: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#dfd8c6' },
  pane({
    x: 34,
    y: 40,
    width: 196,
    height: 150,
    sky: '#dde8e6',
    children: [
      { draw: 'path', d: 'M0 110h60V70h50v40h86v40H0z', fill: '#b9c7c3' },
      { draw: 'circle', cx: '150', cy: '96', r: '30', fill: '#8fae8b' },
    ],
  }),
  { draw: 'path', d: 'M276 54h74v98h-74z', fill: '#f6f1e4' },
  { draw: 'path', d: 'M288 70h50M288 84h50M288 98h36', stroke: '#3f7d6c', strokeWidth: '5', strokeLinecap: 'round' },
  { draw: 'path', d: 'M288 116h50v24h-50z', fill: '#c98f78' },
  { draw: 'path', d: 'M476 40h140v180H476z', fill: '#3f7d6c', opacity: '0.9' },
  { draw: 'path', d: 'M546 76v64M514 108h64', stroke: '#f1ede2', strokeWidth: '18', strokeLinecap: 'round' },
  passer({ x: 92, y: 318, scale: 1.05, cloth: '#8d6a72', skin: '#c99b7a' }),
  passer({ x: 160, y: 314, scale: 1, cloth: '#5d6f7a', skin: '#6d442e', hair: '#bdb9b0' }),
  { draw: 'path', d: 'M50 318v-36h150v36z', fill: '#b25c3d', opacity: '0.85' },
  { draw: 'rect', y: '318', width: '640', height: '102', fill: '#a98a62' },
  { draw: 'rect', y: '304', width: '640', height: '18', fill: '#c7a97d' },
  screen({ x: 560, y: 306, width: 112, height: 76 }),
  plant({ x: 42, y: 306, scale: 0.7, pot: '#f1ede2' }),
  { draw: 'path', d: 'M446 304c0-22 28-22 28 0z', fill: '#c9cdc9' },
  { draw: 'path', d: 'M460 288v-6', stroke: '#6d5543', strokeWidth: '5', strokeLinecap: 'round' },
]

export const staffRoom: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#d8cdb6' },
  { draw: 'rect', x: '28', y: '38', width: '190', height: '126', fill: '#b58d5c', stroke: '#8a6b4b', strokeWidth: '6' },
  {
    draw: 'path',
    d: 'M44 52h52v40H44zM108 58h42v54h-42zM162 50h40v34h-40zM48 104h44v44H48zM162 96h42v52h-42z',
    fill: '#f6f1e4',
  },
  {
    draw: 'path',
    d: 'M54 64h32M54 74h24M116 74h26M116 86h26M170 110h26M170 122h18',
    stroke: '#9aa59f',
    strokeWidth: '3.4',
    strokeLinecap: 'round',
  },
  { draw: 'path', d: 'M70 52v-2M128 58v-2M182 50v-2', stroke: '#b25c3d', strokeWidth: '8', strokeLinecap: 'round' },
  {
    draw: 'g',
    fill: '#7f9a96',
    stroke: '#667f7b',
    strokeWidth: '4',
    shapes: [{ draw: 'path', d: 'M428 26h62v250h-62zM490 26h62v250h-62zM552 26h62v250h-62z' }],
  },
  {
    draw: 'path',
    d: 'M442 46h34M442 56h34M504 46h34M504 56h34M566 46h34M566 56h34M478 140v18M540 140v18M602 140v18',
    stroke: '#54706c',
    strokeWidth: '4',
    strokeLinecap: 'round',
  },
  { draw: 'path', d: 'M262 60h116', stroke: '#8a6b4b', strokeWidth: '8', strokeLinecap: 'round' },
  { draw: 'path', d: 'M284 64c-22 30-20 76-14 112h40c4-40 2-84-18-112z', fill: '#f2f0e9' },
  { draw: 'path', d: 'M352 64c-14 24-18 60-14 86h34c4-32 0-66-14-86z', fill: '#4f80a8' },
  { draw: 'rect', y: '290', width: '640', height: '130', fill: '#9db0a4' },
  { draw: 'rect', y: '276', width: '640', height: '18', fill: '#efe8d8' },
  { draw: 'path', d: 'M44 276c-8-40 4-54 28-54s36 14 28 54z', fill: '#39443f' },
  { draw: 'path', d: 'M100 240c18 0 18 22 0 24', fill: 'none', stroke: '#39443f', strokeWidth: '6' },
  [126, 156, 186].map((x, place) => ({
    draw: 'g',
    fill: ['#b25c3d', '#e8ddc6', '#3f7d6c'][place],
    shapes: [{ draw: 'path', d: `M${x} 250h20v26h-20z` }],
  })),
  { draw: 'path', d: 'M498 276v-62h110v62z', fill: '#e9e5da', stroke: '#b9b4a5', strokeWidth: '4' },
  { draw: 'path', d: 'M510 226h62v38h-62z', fill: '#3a4644' },
  { draw: 'circle', cx: '592', cy: '236', r: '6', fill: '#9aa59f' },
  { draw: 'circle', cx: '592', cy: '254', r: '6', fill: '#9aa59f' },
]

const eighteen = Array.from({ length: 18 }, (_, place) => place)

export function pharmacy(): Shapes {
  const boxes = ['#e8ddc6', '#7fb2a0', '#c98f78', '#4f80a8', '#f6f1e4', '#c99b4a', '#8a9aa0']
  return [
    { draw: 'rect', width: '640', height: '420', fill: '#e2e4d9' },
    [40, 112, 184].map((y, row) => ({
      draw: 'g',
      shapes: [
        { draw: 'rect', x: '24', y, width: '592', height: '66', fill: '#cfd3c6' },
        eighteen.map((place) => {
          const height = 30 + ((place * 11 + row * 7) % 26)
          const bottle = (place + row) % 4 === 3
          const x = 32 + place * 32.4
          return bottle
            ? {
                draw: 'g',
                fill: boxes[(place * 2 + row) % boxes.length],
                shapes: [
                  { draw: 'path', d: `M${x + 3} ${y + 66 - height + 10}h20v${height - 10}h-20z` },
                  { draw: 'path', d: `M${x + 7} ${y + 66 - height}h12v11h-12z`, fill: '#f8f6ef' },
                ],
              }
            : {
                draw: 'g',
                shapes: [
                  {
                    draw: 'rect',
                    x,
                    y: y + 66 - height,
                    width: '26',
                    height,
                    fill: boxes[(place * 3 + row * 2) % boxes.length],
                  },
                  { draw: 'path', d: `M${x + 5} ${y + 66 - height + 9}h16`, stroke: '#ffffff99', strokeWidth: '4' },
                ],
              }
        }),
        { draw: 'path', d: `M20 ${y + 69}h600`, stroke: '#a9a58f', strokeWidth: '7' },
      ],
    })),
    {
      draw: 'g',
      transform: 'translate(320 18)',
      shapes: [
        { draw: 'rect', x: '-34', y: '-14', width: '68', height: '44', rx: '8', fill: '#3f7d6c' },
        { draw: 'path', d: 'M0-8v32M-16 8h32', stroke: '#f6f1e4', strokeWidth: '10', strokeLinecap: 'round' },
      ],
    },
    { draw: 'rect', y: '316', width: '640', height: '104', fill: '#8fa697' },
    { draw: 'rect', y: '300', width: '640', height: '20', fill: '#f1ede2' },
    screen({ x: 96, y: 302, width: 108, height: 70 }),
    { draw: 'path', d: 'M506 300v-44h70v44z', fill: '#fbf8f0', stroke: '#cfc8b4', strokeWidth: '3' },
    { draw: 'path', d: 'M520 270h42M520 282h30', stroke: '#9aa59f', strokeWidth: '4', strokeLinecap: 'round' },
  ]
}
