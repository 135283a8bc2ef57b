import { person } from '#components/drawings/people/person-shapes.ts'
import type { Shapes } from '#components/drawings/shapes.ts'

const callWindow: Shapes = {
  draw: 'g',
  shapes: [
    { draw: 'rect', x: '52', y: '54', width: '562', height: '424', rx: '10', fill: '#16211f' },
    { draw: 'rect', x: '60', y: '58', width: '546', height: '42', fill: '#1f2d2a', rx: '6' },
    { draw: 'path', d: 'M80 80v-6c0-10 14-10 14 0v6', fill: 'none', stroke: '#8fd3bf', strokeWidth: '3' },
    { draw: 'rect', x: '77', y: '79', width: '20', height: '14', rx: '3', fill: '#8fd3bf' },
    { draw: 'rect', x: '524', y: '66', width: '68', height: '27', rx: '13', fill: '#3a2422' },
    { draw: 'circle', cx: '541', cy: '79.5', r: '7', fill: '#ff6f5c' },
    { draw: 'path', d: 'M556 79.5h24', stroke: '#f3cfc8', strokeWidth: '4', strokeLinecap: 'round' },
    {
      draw: 'svg',
      x: '60',
      y: '104',
      width: '546',
      height: '306',
      viewBox: '0 0 546 306',
      'aria-hidden': 'true',
      shapes: [
        { draw: 'rect', width: '546', height: '306', fill: '#d6c3a3' },
        { draw: 'rect', x: '270', y: '10', width: '112', height: '296', fill: '#6f5a48' },
        { draw: 'rect', x: '280', y: '20', width: '92', height: '286', fill: '#a08a72' },
        {
          draw: 'g',
          transform: 'translate(200 40) scale(0.62)',
          shapes: [
            person({
              look: { skin: 'tan', hair: 'short', hairColour: 'brown', clothes: 'slate', age: 'middle', beard: true },
            }),
          ],
        },
        { draw: 'path', d: 'M382 10h18v296h-18z', fill: '#5d4a3a' },
        { draw: 'rect', x: '430', y: '36', width: '84', height: '70', fill: '#7a6249' },
        { draw: 'rect', x: '438', y: '44', width: '68', height: '54', fill: '#efe3c9' },
        { draw: 'path', d: 'M438 90c14-16 40-20 68-4v12h-68z', fill: '#7c9676' },
        { draw: 'path', d: 'M20 306v-70c0-16 12-24 30-24h180c18 0 30 8 30 24v70z', fill: '#8a5f50' },
        {
          draw: 'g',
          transform: 'translate(-32 8) scale(0.84)',
          shapes: [
            person({
              look: { skin: 'fair', hair: 'bob', hairColour: 'grey', clothes: 'plum', age: 'old', glasses: true },
            }),
          ],
        },
      ],
    },
    {
      draw: 'svg',
      x: '456',
      y: '310',
      width: '138',
      height: '94',
      viewBox: '0 0 138 94',
      'aria-hidden': 'true',
      shapes: [
        { draw: 'rect', width: '138', height: '94', fill: '#d9e1da' },
        { draw: 'path', d: 'M10 6h34v88H10zM94 6h34v88H94z', fill: '#b9c7bd', stroke: '#a9b3ab', strokeWidth: '2' },
        {
          draw: 'g',
          transform: 'translate(19 8) scale(0.25)',
          shapes: [
            person({ look: { skin: 'deep', hair: 'braids', hairColour: 'black', clothes: 'cream', age: 'middle' } }),
          ],
        },
      ],
    },
    {
      draw: 'rect',
      x: '456',
      y: '310',
      width: '138',
      height: '94',
      rx: '4',
      fill: 'none',
      stroke: '#fffdf8',
      strokeWidth: '3',
    },
    { draw: 'rect', x: '70', y: '422', width: '162', height: '44', rx: '8', fill: '#26352f' },
    {
      draw: 'path',
      d: 'M84 434h16v22H84zM96 445v1',
      fill: 'none',
      stroke: '#a9b5af',
      strokeWidth: '3',
      strokeLinecap: 'round',
    },
    { draw: 'circle', cx: '126', cy: '438', r: '7', fill: '#b9835a' },
    { draw: 'path', d: 'M113 458c1-14 25-14 26 0z', fill: '#72475f' },
    { draw: 'path', d: 'M152 440h60M152 450h38', stroke: '#a9b5af', strokeWidth: '4', strokeLinecap: 'round' },
    [280, 332, 384].map((x) => ({ draw: 'circle', cx: x, cy: '444', r: '18', fill: '#34443f' })),
    {
      draw: 'path',
      d: 'M280 436v10M274 444c0 9 12 9 12 0M324 438h11v11h-11zM337 442l4-2v8l-4-2zM376 438h16v10h-9l-4 4v-4h-3z',
      fill: 'none',
      stroke: '#f2efe6',
      strokeWidth: '2.4',
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
    },
    { draw: 'circle', cx: '452', cy: '444', r: '18', fill: '#c0402f' },
    { draw: 'path', d: 'M442 447c4-6 16-6 20 0l-4 3-3-2v-3h-6v3l-3 2z', fill: '#f2efe6' },
  ],
}

const sidePanel: Shapes = {
  draw: 'g',
  shapes: [
    { draw: 'rect', x: '614', y: '54', width: '162', height: '424', rx: '10', fill: '#1c2926' },
    [84, 122, 160].map((y, place) => ({
      draw: 'g',
      shapes: [
        { draw: 'circle', cx: '644', cy: y, r: '13', fill: ['#e9c0a1', '#633e2b', '#5d6a66'][place] },
        place < 2 && {
          draw: 'path',
          d: `M631 ${y}c-2-16 28-16 26 0-6-8-20-8-26 0z`,
          fill: ['#9c9b97', '#26201f'][place],
        },
        place === 2 && { draw: 'path', d: 'M639 154l3 4-2 3c2 3 4 5 7 6l3-2 4 3c-8 6-22-6-15-14z', fill: '#f2efe6' },
        {
          draw: 'path',
          d: `M666 ${y - 4}h${[76, 60, 84][place]}`,
          stroke: place === 2 ? '#f0d08a' : '#dfe6e1',
          strokeWidth: '5',
          strokeLinecap: 'round',
          strokeDasharray: place === 2 ? '9 7' : undefined,
        },
        { draw: 'path', d: `M666 ${y + 7}h34`, stroke: '#7f8d87', strokeWidth: '4', strokeLinecap: 'round' },
      ],
    })),
    { draw: 'rect', x: '626', y: '202', width: '138', height: '64', rx: '8', fill: '#2c3f5a' },
    {
      draw: 'path',
      d: 'M640 222h34v28h-34zM657 222v-8M648 236v1M666 236v1M649 244h16',
      fill: 'none',
      stroke: '#cfe0f5',
      strokeWidth: '4',
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
    },
    {
      draw: 'path',
      d: 'M690 226h60M690 238h46M690 250h56',
      stroke: '#9db6d8',
      strokeWidth: '4',
      strokeLinecap: 'round',
    },
    { draw: 'path', d: 'M626 278h138', stroke: '#36443f', strokeWidth: '3' },
    { draw: 'rect', x: '626', y: '430', width: '138', height: '34', rx: '17', fill: '#26352f' },
  ],
}

/** Folders on the empty part of the screen. */
const rightOfCall: Shapes = {
  draw: 'g',
  shapes: [96, 176, 256].map((y) => ({
    draw: 'g',
    shapes: [
      { draw: 'path', d: `M826 ${y}h22l6 8h28v34h-56z`, fill: '#c9b48c' },
      { draw: 'path', d: `M830 ${y + 54}h48`, stroke: '#dfe6e1', strokeWidth: '5', strokeLinecap: 'round' },
    ],
  })),
}

const desk: Shapes = {
  draw: 'g',
  shapes: [
    { draw: 'path', d: 'M196 560c-8-70 96-74 92 0', fill: 'none', stroke: '#2c3836', strokeWidth: '10' },
    { draw: 'rect', x: '184', y: '540', width: '26', height: '40', rx: '11', fill: '#2c3836' },
    { draw: 'rect', x: '276', y: '540', width: '26', height: '40', rx: '11', fill: '#2c3836' },
    { draw: 'path', d: 'M340 530h260l20 52H326z', fill: '#e9e5da' },
    {
      draw: 'path',
      d: 'M350 542h244M346 556h254M342 570h262',
      stroke: '#c4beae',
      strokeWidth: '7',
      strokeDasharray: '14 5',
    },
    {
      draw: 'rect',
      x: '650',
      y: '502',
      width: '68',
      height: '82',
      rx: '11',
      fill: '#1c2422',
      transform: 'rotate(-8 684 543)',
    },
    {
      draw: 'g',
      transform: 'rotate(-8 684 543)',
      shapes: [
        { draw: 'rect', x: '657', y: '510', width: '54', height: '66', rx: '5', fill: '#2c4a44' },
        { draw: 'rect', x: '678', y: '522', width: '12', height: '24', rx: '6', fill: '#f0d08a' },
        {
          draw: 'path',
          d: 'M672 540c0 16 24 16 24 0M684 553v8',
          fill: 'none',
          stroke: '#f0d08a',
          strokeWidth: '3.6',
          strokeLinecap: 'round',
        },
      ],
    },
    { draw: 'path', d: 'M784 508h50v58c0 8-6 12-12 12h-26c-8 0-12-6-12-12z', fill: '#3f7d6c' },
    { draw: 'path', d: 'M834 522c18 0 18 30-1 32', fill: 'none', stroke: '#3f7d6c', strokeWidth: '8' },
    { draw: 'ellipse', cx: '809', cy: '508', rx: '25', ry: '6', fill: '#7a4a2c' },
  ],
}

/**
 * A desk with a screen on it, and a video consultation under way; places are listed in `pictureObjects`. Nothing else in
 * it could be taken for something that listens or keeps.
 */
export const consultationScreen: Shapes = [
  { draw: 'rect', width: '960', height: '600', fill: '#cdd6cd' },
  { draw: 'rect', y: '476', width: '960', height: '124', fill: '#b08d63' },
  { draw: 'rect', y: '476', width: '960', height: '10', fill: '#c5a377' },
  { draw: 'path', d: 'M420 488h120l10 40H410z', fill: '#27312f' },
  { draw: 'rect', x: '20', y: '6', width: '920', height: '482', rx: '18', fill: '#1a2321' },
  { draw: 'rect', x: '36', y: '22', width: '888', height: '450', rx: '6', fill: '#3b5a56' },
  { draw: 'path', d: 'M36 330c180-110 330-20 480-90s260-60 408-10v242H36z', fill: '#335049' },
  callWindow,
  sidePanel,
  rightOfCall,
  desk,
]
