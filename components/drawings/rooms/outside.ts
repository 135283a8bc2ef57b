import type { Shapes } from '#components/drawings/shapes.ts'
import { passer } from './furniture.ts'

const courses = Array.from({ length: 9 }, (_, place) => place)

/** A walled yard behind a restaurant: bins, crates, a green gate. */
export const yard: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#cfdadb' },
  { draw: 'path', d: 'M0 74h640v270H0z', fill: '#b27a5c' },
  { draw: 'path', d: 'M0 62h640v16H0z', fill: '#8f5d44' },
  {
    draw: 'g',
    stroke: '#9c6a4e',
    strokeWidth: '3',
    shapes: [
      courses.map((row) => ({
        draw: 'path',
        d: `M0 ${104 + row * 28}h640${[0, 1, 2, 3, 4, 5, 6, 7].map((place) => `M${place * 92 + (row % 2) * 46} ${104 + row * 28}v28`).join('')}`,
      })),
    ],
  },
  { draw: 'rect', y: '336', width: '640', height: '84', fill: '#8d8f86' },
  { draw: 'path', d: 'M0 338h640', stroke: '#77796f', strokeWidth: '6' },
  { draw: 'path', d: 'M452 110h150v230H452z', fill: '#3f7d5f' },
  {
    draw: 'path',
    d: 'M452 110h150v230H452zM527 110v230M452 170h150M452 290h150',
    fill: 'none',
    stroke: '#2f604a',
    strokeWidth: '6',
  },
  { draw: 'circle', cx: '514', cy: '232', r: '6', fill: '#d9c9a8' },
  { draw: 'path', d: 'M30 236h96l-8 108H38z', fill: '#4c5f5a' },
  { draw: 'path', d: 'M22 222h112v18H22z', fill: '#39473f' },
  { draw: 'path', d: 'M142 246h84l-7 98h-70z', fill: '#5d6a72' },
  { draw: 'path', d: 'M135 233h98v16h-98z', fill: '#48535a' },
  {
    draw: 'path',
    d: 'M58 262v60M84 262v60M168 270v54M194 270v54',
    stroke: '#00000026',
    strokeWidth: '6',
    strokeLinecap: 'round',
  },
  {
    draw: 'g',
    fill: '#b58d5c',
    stroke: '#8a6b4b',
    strokeWidth: '4',
    shapes: [{ draw: 'path', d: 'M244 300h74v44h-74zM252 258h66v42h-66z' }],
  },
  { draw: 'path', d: 'M244 322h74M252 279h66', stroke: '#8a6b4b', strokeWidth: '4' },
  { draw: 'path', d: 'M40 120h70v46H40z', fill: '#39443f' },
  { draw: 'path', d: 'M52 130v26M66 130v26M80 130v26M94 130v26', stroke: '#5d6a66', strokeWidth: '4' },
]

/** The same yard with its gate open, and an ambulance in the lane behind. */
export const yardGateOpen: Shapes = [
  yard,
  { draw: 'path', d: 'M452 110h150v230H452z', fill: '#cfdadb' },
  { draw: 'path', d: 'M452 282h150v58H452z', fill: '#8d8f86' },
  { draw: 'path', d: 'M452 168h112c14 0 26 18 30 52v74H452z', fill: '#f6f3ea' },
  { draw: 'path', d: 'M536 184h24c10 0 18 14 20 34h-44z', fill: '#7f9fa6' },
  { draw: 'path', d: 'M452 236h142v18H452z', fill: '#3f7d5f' },
  { draw: 'path', d: 'M478 190v32M462 206h32', stroke: '#3f7d5f', strokeWidth: '8' },
  { draw: 'path', d: 'M516 168v-12h26v12z', fill: '#4f80a8' },
  { draw: 'circle', cx: '560', cy: '296', r: '17', fill: '#2c3534' },
  { draw: 'path', d: 'M602 110l34 26v238l-34-34z', fill: '#3f7d5f', stroke: '#2f604a', strokeWidth: '5' },
  { draw: 'path', d: 'M452 340V110h150', fill: 'none', stroke: '#2f604a', strokeWidth: '6' },
]

/** A quay in the evening, with a ferry that has left. */
export const quay: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#e8cfae' },
  { draw: 'path', d: 'M0 0h640v96H0z', fill: '#b9c4c4' },
  { draw: 'path', d: 'M0 96h640v60H0z', fill: '#dcc5ab' },
  { draw: 'circle', cx: '540', cy: '172', r: '34', fill: '#e8955a' },
  { draw: 'path', d: 'M0 196c60-30 120-34 190-10 60-20 110-14 150 10z', fill: '#7d8f8c' },
  { draw: 'path', d: 'M0 194h640v140H0z', fill: '#6f929a' },
  {
    draw: 'path',
    d: 'M30 216h90M180 232h70M420 222h110M480 252h120M60 270h120M380 284h60',
    stroke: '#89abb1',
    strokeWidth: '5',
    strokeLinecap: 'round',
  },
  { draw: 'path', d: 'M488 196h104M506 206h68', stroke: '#eab07c', strokeWidth: '5', strokeLinecap: 'round' },
  {
    draw: 'g',
    shapes: [
      { draw: 'path', d: 'M52 196h150l-18 30H68z', fill: '#2f4160' },
      { draw: 'path', d: 'M72 172h112v24H72zM92 152h74v20H92z', fill: '#f3efe4' },
      { draw: 'path', d: 'M132 128h22v24h-22z', fill: '#b25c3d' },
      { draw: 'path', d: 'M82 180h12v8H82zM104 180h12v8h-12zM126 180h12v8h-12zM148 180h12v8h-12z', fill: '#4b6a72' },
      {
        draw: 'path',
        d: 'M142 122c10-10 24-6 34-16',
        fill: 'none',
        stroke: '#9aa5a3',
        strokeWidth: '5',
        strokeLinecap: 'round',
      },
      { draw: 'path', d: 'M20 230h40M200 230h60', stroke: '#dfe9e8', strokeWidth: '4', strokeLinecap: 'round' },
    ],
  },
  { draw: 'path', d: 'M0 330h640v90H0z', fill: '#8b7e6b' },
  { draw: 'path', d: 'M0 330h640v16H0z', fill: '#a2947d' },
  { draw: 'path', d: 'M120 346v74M300 346v74M480 346v74', stroke: '#74685a', strokeWidth: '4' },
  { draw: 'path', d: 'M560 330v-40c0-12 36-12 36 0v40z', fill: '#39443f' },
  { draw: 'path', d: 'M552 300h52', stroke: '#39443f', strokeWidth: '9', strokeLinecap: 'round' },
  { draw: 'path', d: 'M470 330V120', stroke: '#4c4339', strokeWidth: '8' },
  { draw: 'path', d: 'M452 106h36l-6 26h-24z', fill: '#ffe3a3' },
  {
    draw: 'path',
    d: 'M212 90c6-8 12-8 16 0 4-8 12-8 16 0M268 62c5-7 10-7 14 0 4-7 10-7 14 0',
    fill: 'none',
    stroke: '#f6f3ea',
    strokeWidth: '4',
    strokeLinecap: 'round',
  },
]

/** A parked car beside a bridge that is half built. */
export function besideABridge({ car }: { car: Shapes }): Shapes {
  return [
    car,
    {
      draw: 'clipPath',
      id: 'car-windows',
      shapes: [
        {
          draw: 'path',
          d: 'M0 44c60-26 150-34 190-34l-34 210H0zM640 44c-60-26-150-34-190-34l34 210h156zM232 22h176l20 120H212z',
        },
      ],
    },
    {
      draw: 'g',
      clipPath: 'url(#car-windows)',
      shapes: [
        { draw: 'path', d: 'M0 0h640v230H0z', fill: '#d3e1e4' },
        { draw: 'path', d: 'M0 188h640v44H0z', fill: '#7f9fa6' },
        { draw: 'path', d: 'M0 112h420v18H0z', fill: '#8d9a98' },
        { draw: 'path', d: 'M420 112h26l-8 9 8 9h-26z', fill: '#8d9a98' },
        { draw: 'path', d: 'M96 36h18v170H96zM318 36h16v170h-16z', fill: '#6d7b79' },
        {
          draw: 'path',
          d: 'M105 40 0 112M105 40l40 72M105 40l80 72M105 40 60 112M326 40l-60 72M326 40l-110 72M326 40l50 72M326 40l86 72',
          stroke: '#6d7b79',
          strokeWidth: '4',
        },
        {
          draw: 'path',
          d: 'M560 60v140M508 64h110M560 60l-46 4M560 42l50 22M560 42v20M528 64v46',
          stroke: '#c98a2b',
          strokeWidth: '6',
          fill: 'none',
        },
        { draw: 'path', d: 'M518 110h20v12h-20z', fill: '#6d7b79' },
      ],
    },
    { draw: 'path', d: 'M190 10l-34 210M450 10l34 210', stroke: '#2c3534', strokeWidth: '16' },
  ]
}

/** The kitchen of a restaurant at noon. */
export const restaurantKitchen: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#dfe3dd' },
  { draw: 'path', d: 'M0 60h640M0 110h640M0 160h640M0 210h640', stroke: '#cdd3cc', strokeWidth: '3' },
  {
    draw: 'path',
    d: 'M60 10v240M140 10v240M220 10v240M300 10v240M380 10v240M460 10v240M540 10v240M620 10v240',
    stroke: '#cdd3cc',
    strokeWidth: '3',
  },
  { draw: 'path', d: 'M0 0h250l-26 64H0z', fill: '#b9c1bf' },
  { draw: 'path', d: 'M0 64h224v12H0z', fill: '#939d9a' },
  { draw: 'path', d: 'M292 44h330', stroke: '#6d5543', strokeWidth: '8', strokeLinecap: 'round' },
  {
    draw: 'g',
    stroke: '#6d5543',
    strokeWidth: '5',
    shapes: [{ draw: 'path', d: 'M330 44v34M400 44v28M470 44v36M540 44v26M600 44v34' }],
  },
  {
    draw: 'g',
    fill: '#b5694a',
    shapes: [
      { draw: 'path', d: 'M304 78h52l-6 34h-40zM440 80h60l-7 40h-46z' },
      { draw: 'circle', cx: '400', cy: '96', r: '26' },
      { draw: 'circle', cx: '540', cy: '96', r: '28' },
      { draw: 'circle', cx: '600', cy: '100', r: '24' },
    ],
  },
  {
    draw: 'g',
    fill: '#c98a68',
    shapes: [
      { draw: 'circle', cx: '400', cy: '96', r: '15' },
      { draw: 'circle', cx: '540', cy: '96', r: '17' },
      { draw: 'circle', cx: '600', cy: '100', r: '14' },
    ],
  },
  passer({ x: 92, y: 300, scale: 1.1, cloth: '#f2f0e9', skin: '#b9835a' }),
  passer({ x: 552, y: 302, scale: 1.06, cloth: '#f2f0e9', skin: '#8e5d3f' }),
  { draw: 'path', d: 'M74 150c-6-26 42-26 36 0zM534 156c-6-26 42-26 36 0z', fill: '#f8f6ef' },
  { draw: 'path', d: 'M0 296h640v16H0z', fill: '#aab3b0' },
  { draw: 'path', d: 'M0 312h640v108H0z', fill: '#8f9a97' },
  { draw: 'path', d: 'M20 330h130v70H20zM490 330h130v70H490z', fill: '#7b8683' },
  { draw: 'path', d: 'M34 344h102M504 344h102', stroke: '#cfd6d3', strokeWidth: '7', strokeLinecap: 'round' },
  { draw: 'path', d: 'M14 296v-44h74v44z', fill: '#5d6a66' },
  { draw: 'path', d: 'M8 252h86', stroke: '#39443f', strokeWidth: '7', strokeLinecap: 'round' },
  {
    draw: 'path',
    d: 'M34 240c-6-8 6-12 0-22M58 240c-6-8 6-12 0-22',
    fill: 'none',
    stroke: '#ffffff',
    strokeWidth: '5',
    strokeLinecap: 'round',
    opacity: '0.8',
  },
  { draw: 'g', fill: '#f6efe0', shapes: [{ draw: 'path', d: 'M430 296c0-20 34-20 34 0zM586 296c0-20 34-20 34 0z' }] },
]

/** What a camera sees through a thumb: a dark red glow with fine lines in it. */
export const coveredLens: Shapes = [
  { draw: 'rect', width: '640', height: '420', fill: '#2a0d0b' },
  { draw: 'ellipse', cx: '330', cy: '220', rx: '330', ry: '230', fill: '#4c1611' },
  { draw: 'ellipse', cx: '350', cy: '230', rx: '236', ry: '168', fill: '#6f2016' },
  { draw: 'ellipse', cx: '366', cy: '236', rx: '142', ry: '104', fill: '#8e2c1c' },
  { draw: 'ellipse', cx: '378', cy: '240', rx: '66', ry: '48', fill: '#a83c26' },
  {
    draw: 'g',
    fill: 'none',
    stroke: '#2a0d0b',
    strokeWidth: '3',
    opacity: '0.4',
    shapes: [
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map((place) => ({
        draw: 'path',
        d: `M${40 + place * 8} ${96 + place * 34}c150-70 380-70 ${540 - place * 14} ${10 - place * 3}`,
      })),
    ],
  },
]
