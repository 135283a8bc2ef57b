import type { Shapes } from '#components/drawings/shapes.ts'

function wall(): Shapes {
  const magnets = [
    [62, 82, '#3f7d6c'],
    [156, 82, '#c99b4a'],
    [242, 82, '#3f7d6c'],
    [62, 114, '#b25c3d'],
    [156, 114, '#3f7d6c'],
    [62, 146, '#3f7d6c'],
    [242, 138, '#4b5d72'],
  ] as const
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
      magnets.map(([x, y, fill]) => ({ draw: 'rect', x, y, width: '44', height: '16', rx: '4', fill })),
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
    { draw: 'path', d: 'M392 450l8-28h72l10 28z', fill: '#39443f' },
    {
      draw: 'path',
      d: 'M412 432h12M432 432h12M452 432h12M410 441h12M432 441h12M453 441h12',
      stroke: '#dfe6e1',
      strokeWidth: '4',
      strokeLinecap: 'round',
    },
    {
      draw: 'path',
      d: 'M396 420c4-14 80-14 84 0',
      fill: 'none',
      stroke: '#39443f',
      strokeWidth: '13',
      strokeLinecap: 'round',
    },
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

/** A ward’s counter with nobody at it: what can be marked, and nothing else that looks like a risk. Places are listed in `pictureObjects`. */
export const wardStation: Shapes = [
  { draw: 'rect', width: '960', height: '600', fill: '#dde2d8' },
  { draw: 'rect', y: '330', width: '960', height: '80', fill: '#cdd6cc' },
  wall(),
  cupboard,
  { draw: 'path', d: 'M0 400h720v200H0z', fill: '#9fb5a6' },
  { draw: 'path', d: 'M0 500h720M180 500v100M360 500v100M540 500v100', stroke: '#8ba193', strokeWidth: '4' },
  { draw: 'path', d: 'M0 390h720l24 26v84H0z', fill: '#f1ede2' },
  { draw: 'path', d: 'M0 488h744v14H0z', fill: '#d8d2c2' },
  onTheCounter,
  trolley,
]
