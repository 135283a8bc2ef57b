import { person } from '#components/drawings/people/person-shapes.ts'
import type { Shapes } from '#components/drawings/shapes.ts'

function wall(): Shapes {
  const rows = [76, 104, 132, 160, 188]
  return {
    draw: 'g',
    shapes: [
      {
        draw: 'rect',
        x: '46',
        y: '46',
        width: '258',
        height: '158',
        rx: '4',
        fill: '#fbfaf5',
        stroke: '#9aa59f',
        strokeWidth: '6',
      },
      { draw: 'path', d: 'M46 66h258M130 46v158M226 46v158', stroke: '#cfd5cd', strokeWidth: '3' },
      rows.map((y, place) => ({
        draw: 'g',
        strokeWidth: '6',
        strokeLinecap: 'round',
        shapes: [
          { draw: 'path', d: `M58 ${y}h${[52, 60, 44, 58, 50][place]}`, stroke: '#2f4160' },
          { draw: 'path', d: `M142 ${y}h${[70, 54, 66, 48, 72][place]}`, stroke: '#4b5d72' },
          {
            draw: 'path',
            d: `M238 ${y}h${[40, 30, 46, 38, 26][place]}`,
            stroke: place % 2 === 0 ? '#b25c3d' : '#3f7d6c',
          },
        ],
      })),
      { draw: 'circle', cx: '382', cy: '86', r: '38', fill: '#fbf8f0', stroke: '#5d6a66', strokeWidth: '6' },
      {
        draw: 'path',
        d: 'M382 62v25l17 11',
        fill: 'none',
        stroke: '#5d6a66',
        strokeWidth: '5',
        strokeLinecap: 'round',
      },
      {
        draw: 'g',
        transform: 'translate(86 -22)',
        shapes: [
          {
            draw: 'rect',
            x: '604',
            y: '64',
            width: '66',
            height: '92',
            fill: '#f6f1e4',
            stroke: '#c9c3b2',
            strokeWidth: '3',
          },
          {
            draw: 'path',
            d: 'M618 124c-4-18 6-30 14-34l6 18 6-22c8 2 8 12 6 24 8 0 10 8 8 16-4 14-34 16-40-2z',
            fill: '#d3a67d',
          },
          {
            draw: 'path',
            d: 'M620 80c0-8 6-10 6-10s6 4 6 10c0 6-12 6-12 0zM646 84c0-6 4-8 4-8s5 3 5 8-9 5-9 0z',
            fill: '#5aa0c8',
          },
          { draw: 'path', d: 'M616 144h42', stroke: '#9aa59f', strokeWidth: '5', strokeLinecap: 'round' },
        ],
      },
    ],
  }
}

const cupboard: Shapes = {
  draw: 'g',
  shapes: [
    { draw: 'rect', x: '748', y: '100', width: '168', height: '250', fill: '#4a3d30' },
    [120, 176, 232, 288].map((y, row) => ({
      draw: 'g',
      shapes: [
        [0, 1, 2, 3, 4, 5, 6].map((place) => ({
          draw: 'rect',
          x: 760 + place * 20,
          y: y + ((place + row) % 3) * 3,
          width: '16',
          height: 44 - ((place + row) % 3) * 3,
          fill: ['#3f7d6c', '#e8ddc6', '#4b5d72', '#b25c3d'][(place * 3 + row) % 4],
        })),
        { draw: 'path', d: `M752 ${y + 47}h160`, stroke: '#8f7650', strokeWidth: '6' },
      ],
    })),
    { draw: 'path', d: 'M916 100l40-22v300l-40-28z', fill: '#a9bcae' },
    { draw: 'circle', cx: '926', cy: '230', r: '6', fill: '#f1ede2' },
    { draw: 'path', d: 'M748 350h168l10 8H742z', fill: '#8f7650' },
    { draw: 'path', d: 'M900 358l22-14v14z', fill: '#b25c3d' },
    { draw: 'rect', x: '690', y: '156', width: '40', height: '46', rx: '5', fill: '#5d6a66' },
    [166, 178, 190].map((y) => ({
      draw: 'path',
      d: `M699 ${y}h.1M710 ${y}h.1M721 ${y}h.1`,
      stroke: '#f1ede2',
      strokeWidth: '7',
      strokeLinecap: 'round',
    })),
    { draw: 'path', d: 'M692 206h38v22h-38z', fill: '#f3d667' },
    { draw: 'path', d: 'M699 214h24M699 221h16', stroke: '#5a4a17', strokeWidth: '3.6', strokeLinecap: 'round' },
  ],
}

/** A colleague who photographs the whiteboard. */
const colleague: Shapes = {
  draw: 'g',
  shapes: [
    {
      draw: 'svg',
      x: '540',
      y: '112',
      width: '130',
      height: '250',
      viewBox: '52 34 296 569',
      preserveAspectRatio: 'xMidYMin slice',
      'aria-hidden': 'true',
      shapes: [
        person({ look: { skin: 'brown', hair: 'cropped', hairColour: 'black', clothes: 'scrubs-blue', age: 'young' } }),
        { draw: 'path', d: 'M52 460h296v160H52z', fill: '#4f80a8' },
      ],
    },
    { draw: 'path', d: 'M566 300c-30-40-58-100-72-160l24-12c16 40 40 78 66 104z', fill: '#4f80a8' },
    { draw: 'path', d: 'M494 140c-10-8-14-26-6-38l20-4 12 22-4 16z', fill: '#8e5d3f' },
    {
      draw: 'rect',
      x: '468',
      y: '50',
      width: '42',
      height: '70',
      rx: '6',
      fill: '#1c2422',
      transform: 'rotate(-10 489 85)',
    },
    {
      draw: 'g',
      transform: 'rotate(-10 489 85)',
      shapes: [
        { draw: 'rect', x: '473', y: '57', width: '32', height: '54', rx: '2', fill: '#fbfaf5' },
        { draw: 'path', d: 'M478 67h22M478 76h15M478 85h21M478 94h13', stroke: '#4b5d72', strokeWidth: '3' },
      ],
    },
  ],
}

const visitor: Shapes = {
  draw: 'g',
  shapes: [
    {
      draw: 'svg',
      x: '386',
      y: '152',
      width: '150',
      height: '248',
      viewBox: '52 34 296 489',
      preserveAspectRatio: 'xMidYMin slice',
      'aria-hidden': 'true',
      shapes: [
        person({
          look: { skin: 'olive', hair: 'short', hairColour: 'brown', clothes: 'rust', age: 'middle', glasses: true },
        }),
        { draw: 'path', d: 'M52 458h296v80H52z', fill: '#ede3cd' },
        { draw: 'path', d: 'M52 458h100v80H52zM248 458h100v80H248z', fill: '#b25c3d' },
      ],
    },
    { draw: 'path', d: 'M392 392c10-20 40-22 60-12l20 16h-84z', fill: '#b25c3d' },
    { draw: 'path', d: 'M466 388c10-6 24-4 28 6h-30z', fill: '#d3a67d' },
  ],
}

const onTheCounter: Shapes = {
  draw: 'g',
  shapes: [
    { draw: 'path', d: 'M160 386h34v18h26v10h-86v-10h26z', fill: '#3a4644' },
    { draw: 'rect', x: '84', y: '256', width: '182', height: '130', rx: '8', fill: '#27312f' },
    { draw: 'rect', x: '93', y: '265', width: '164', height: '112', rx: '2', fill: '#f6f4ec' },
    { draw: 'rect', x: '93', y: '265', width: '164', height: '18', fill: '#2f6d5f' },
    { draw: 'circle', cx: '118', cy: '308', r: '15', fill: '#d3a67d' },
    { draw: 'path', d: 'M99 340c2-20 36-20 38 0z', fill: '#72475f' },
    {
      draw: 'path',
      d: 'M150 300h90M150 314h66M150 328h84M104 354h136M104 366h96',
      stroke: '#9fb4ab',
      strokeWidth: '5.6',
      strokeLinecap: 'round',
    },
    { draw: 'path', d: 'M86 410h54v36H86z', fill: '#f3d667' },
    {
      draw: 'path',
      d: 'M94 420h36M94 429h22M94 438h32',
      stroke: '#5a4a17',
      strokeWidth: '3.6',
      strokeLinecap: 'round',
    },
    { draw: 'rect', x: '288', y: '382', width: '58', height: '28', rx: '5', fill: '#3a4644' },
    { draw: 'rect', x: '298', y: '368', width: '38', height: '26', rx: '3', fill: '#e8ddc6' },
    { draw: 'rect', x: '303', y: '373', width: '11', height: '13', fill: '#4f80a8' },
    { draw: 'path', d: 'M319 376h12M319 383h9', stroke: '#58625e', strokeWidth: '3' },
    { draw: 'path', d: 'M162 452c-14 2-20-16-2-22h34', fill: 'none', stroke: '#e9e5da', strokeWidth: '0' },
    { draw: 'path', d: 'M196 414c-4 14-40 12-28 34', fill: 'none', stroke: '#58625e', strokeWidth: '4' },
    { draw: 'path', d: 'M170 448l66-6 10 36-68 10z', fill: '#1c2422' },
    { draw: 'path', d: 'M180 453l50-5 7 24-52 7z', fill: '#72475f' },
    {
      draw: 'path',
      d: 'M206 454l-6 10h10l-6 10',
      fill: 'none',
      stroke: '#f0d08a',
      strokeWidth: '3.6',
      strokeLinejoin: 'round',
      strokeLinecap: 'round',
    },
    { draw: 'path', d: 'M306 362h36l-5-46h-26z', fill: '#8fb3bd' },
    {
      draw: 'path',
      d: 'M324 318c0-30-2-44-12-56M324 318c2-26 8-40 20-50M324 318c-2-24-12-36-24-40',
      fill: 'none',
      stroke: '#4f7a5c',
      strokeWidth: '4',
    },
    { draw: 'circle', cx: '312', cy: '254', r: '15', fill: '#d9826b' },
    { draw: 'circle', cx: '344', cy: '262', r: '14', fill: '#c98a2b' },
    { draw: 'circle', cx: '302', cy: '280', r: '12', fill: '#f1ede2' },
    { draw: 'circle', cx: '312', cy: '254', r: '5', fill: '#8f452b' },
    { draw: 'circle', cx: '344', cy: '262', r: '5', fill: '#7a5215' },
    { draw: 'path', d: 'M276 440l84-4 6 48-92 6z', fill: '#fffdf8', stroke: '#d5d0c2', strokeWidth: '2' },
    {
      draw: 'path',
      d: 'M286 450h30M286 460h62M286 470h48M326 450h26',
      stroke: '#4b5d72',
      strokeWidth: '4',
      strokeLinecap: 'round',
    },
    { draw: 'path', d: 'M392 450l8-28h72l10 28z', fill: '#39443f' },
    {
      draw: 'path',
      d: 'M412 432h12M432 432h12M452 432h12M410 441h12M432 441h12M453 441h12',
      stroke: '#dfe6e1',
      strokeWidth: '4',
      strokeLinecap: 'round',
    },
    { draw: 'path', d: 'M490 452c-2-18 10-20 12-10l14-2c0-10 14-10 14 4 0 16-36 20-40 8z', fill: '#39443f' },
    { draw: 'path', d: 'M482 446c4 6 6 8 10 6', fill: 'none', stroke: '#39443f', strokeWidth: '4' },
    { draw: 'path', d: 'M544 448v-44c0-6 28-6 28 0v44z', fill: '#bfe0d8' },
    {
      draw: 'path',
      d: 'M552 398h12v-12h10',
      fill: 'none',
      stroke: '#5d6a66',
      strokeWidth: '6',
      strokeLinejoin: 'round',
    },
    { draw: 'path', d: 'M550 418h16v16h-16z', fill: '#f6f4ec' },
    { draw: 'path', d: 'M590 306h86v28h-86z', fill: '#fffdf8', stroke: '#d5d0c2', strokeWidth: '2' },
    { draw: 'path', d: 'M600 316h50M600 325h36', stroke: '#4b5d72', strokeWidth: '4', strokeLinecap: 'round' },
    { draw: 'rect', x: '568', y: '330', width: '130', height: '60', rx: '8', fill: '#c3c8c4' },
    { draw: 'rect', x: '568', y: '346', width: '130', height: '10', fill: '#8f9794' },
    { draw: 'path', d: 'M582 390h104l10 14H572z', fill: '#fffdf8', stroke: '#d5d0c2', strokeWidth: '2' },
    { draw: 'path', d: 'M594 396h70', stroke: '#4b5d72', strokeWidth: '4', strokeLinecap: 'round' },
    { draw: 'circle', cx: '684', cy: '376', r: '5', fill: '#3f7d6c' },
  ],
}

const trolley: Shapes = {
  draw: 'g',
  shapes: [
    {
      draw: 'path',
      d: 'M700 510h130v12H700zM712 522v60M818 522v60',
      stroke: '#8f9794',
      strokeWidth: '8',
      fill: '#c3c8c4',
    },
    { draw: 'circle', cx: '712', cy: '588', r: '9', fill: '#39443f' },
    { draw: 'circle', cx: '818', cy: '588', r: '9', fill: '#39443f' },
    { draw: 'path', d: 'M702 438h106l4 68H698z', fill: '#1c2422' },
    { draw: 'path', d: 'M710 446h90l3 52h-97z', fill: '#24332f' },
    { draw: 'circle', cx: '755', cy: '462', r: '12', fill: '#e9c0a1' },
    { draw: 'path', d: 'M738 486c2-18 32-18 34 0z', fill: '#72475f' },
    { draw: 'circle', cx: '734', cy: '488', r: '7', fill: '#c0402f' },
    { draw: 'circle', cx: '778', cy: '488', r: '7', fill: '#3c9a5f' },
    {
      draw: 'path',
      d: 'M776 454c6 4 8 10 7 16M785 449c8 6 11 14 10 22',
      fill: 'none',
      stroke: '#8fd3bf',
      strokeWidth: '3.6',
      strokeLinecap: 'round',
    },
  ],
}

const sack: Shapes = {
  draw: 'g',
  shapes: [
    { draw: 'path', d: 'M850 474c-8 40-10 80 2 118h80c12-40 10-80 0-118z', fill: '#d9c9a8' },
    { draw: 'path', d: 'M850 474c20 10 62 10 82 0', fill: 'none', stroke: '#b8a57f', strokeWidth: '5' },
    { draw: 'rect', x: '866', y: '516', width: '48', height: '40', rx: '4', fill: '#b02a1c' },
    { draw: 'path', d: 'M882 536v-8c0-10 16-10 16 0v8', fill: 'none', stroke: '#fffdf8', strokeWidth: '4' },
    { draw: 'rect', x: '879', y: '535', width: '22', height: '14', rx: '3', fill: '#fffdf8' },
    {
      draw: 'g',
      fill: '#fffdf8',
      stroke: '#cfc8b4',
      strokeWidth: '2',
      shapes: [{ draw: 'path', d: 'M856 474l4-34 40 4 2 30zM892 474l10-40 34 14-10 28zM840 470l-4-24 28-8 8 34z' }],
    },
    {
      draw: 'path',
      d: 'M868 452h22M867 462h18M908 448l18 7M846 452l14-4',
      stroke: '#9aa59f',
      strokeWidth: '3.6',
      strokeLinecap: 'round',
    },
  ],
}

/** A ward's counter in the middle of the day; places are listed in `pictureObjects`. */
export const wardStation: Shapes = [
  { draw: 'rect', width: '960', height: '600', fill: '#dde2d8' },
  { draw: 'rect', y: '330', width: '960', height: '80', fill: '#cdd6cc' },
  wall(),
  cupboard,
  colleague,
  visitor,
  { draw: 'path', d: 'M0 400h720v200H0z', fill: '#9fb5a6' },
  { draw: 'path', d: 'M0 500h720M180 500v100M360 500v100M540 500v100', stroke: '#8ba193', strokeWidth: '4' },
  { draw: 'path', d: 'M0 390h720l24 26v84H0z', fill: '#f1ede2' },
  { draw: 'path', d: 'M0 488h744v14H0z', fill: '#d8d2c2' },
  onTheCounter,
  trolley,
  sack,
]
