import type { ReactNode } from 'react'
import type { Stage } from '#domain/scenario/module.ts'
import {
  CardReaders,
  DeskScreen,
  Headset,
  Laptop,
  Phone,
  Speaker,
  TabletOnTrolley,
  Telephone,
  Television,
} from './devices.tsx'
import { Cup, Grapes, HeronBox, PaperCup, PictureFrame, Printer, Sandwich, Soup, TwoCups } from './on-the-table.tsx'
import { Card, CodeNotice, Diary, Envelope, Newspaper, Paper, Papers, Poster, TapeBall } from './papers.tsx'

type Thing = NonNullable<Stage['things']>[number]
type Drawn = { readonly width: number; readonly hangs?: true; readonly drawing: ReactNode }

const drawings: Readonly<Record<Thing, Drawn>> = {
  phone: { width: 84, drawing: <Phone lit="dark" /> },
  'phone-lit': { width: 84, drawing: <Phone lit="lit" /> },
  'new-phone': { width: 96, drawing: <Phone lit="in-its-box" /> },
  telephone: { width: 108, drawing: <Telephone /> },
  laptop: { width: 180, drawing: <Laptop lid="open" /> },
  'laptop-shut': { width: 170, drawing: <Laptop lid="shut" /> },
  'screen-dark': { width: 156, drawing: <DeskScreen lit="dark" /> },
  'screen-open': { width: 156, drawing: <DeskScreen lit="open" /> },
  'tablet-on-trolley': { width: 116, drawing: <TabletOnTrolley /> },
  speaker: { width: 70, drawing: <Speaker /> },
  headset: { width: 112, drawing: <Headset /> },
  television: { width: 184, hangs: true, drawing: <Television /> },
  'picture-frame': { width: 168, hangs: true, drawing: <PictureFrame /> },
  'card-readers': { width: 144, drawing: <CardReaders /> },
  'tape-ball': { width: 60, drawing: <TapeBall /> },
  card: { width: 96, drawing: <Card drawn="blank" /> },
  paper: { width: 124, drawing: <Paper as="blank" /> },
  papers: { width: 184, drawing: <Papers /> },
  letter: { width: 112, drawing: <Paper as="letter" /> },
  envelope: { width: 122, drawing: <Envelope /> },
  newspaper: { width: 126, drawing: <Newspaper /> },
  poster: { width: 100, hangs: true, drawing: <Poster /> },
  'code-notice': { width: 104, drawing: <CodeNotice /> },
  postcard: { width: 100, drawing: <Card drawn="ship" /> },
  notepad: { width: 128, drawing: <Paper as="notepad" /> },
  diary: { width: 120, drawing: <Diary /> },
  cup: { width: 58, drawing: <Cup /> },
  'two-cups': { width: 124, drawing: <TwoCups /> },
  'paper-cup': { width: 46, drawing: <PaperCup /> },
  soup: { width: 200, drawing: <Soup /> },
  sandwich: { width: 120, drawing: <Sandwich /> },
  box: { width: 144, drawing: <HeronBox /> },
  printer: { width: 144, drawing: <Printer /> },
  grapes: { width: 76, drawing: <Grapes /> },
}

const gap = 16
const nearEdge = 624

/**
 * The edge of the desk that you sit at, and what lies on it: at its far end beside people, in the middle and larger
 * where there is nobody. What hangs, hangs on the wall. In 640 by 420.
 */
export function DeskFront({ things, beside }: { things: readonly Thing[]; beside: 'people' | 'nobody' }) {
  if (things.length === 0) return null
  const hanging = things.filter((thing) => drawings[thing].hangs)
  const lying = things.filter((thing) => !drawings[thing].hangs)
  const scale = beside === 'nobody' ? 1.4 : 0.92
  const widths = lying.map((thing) => drawings[thing].width * scale)
  const all = widths.reduce((sum, width) => sum + width + gap, -gap)
  const begin = beside === 'nobody' ? (640 - all) / 2 : nearEdge - all
  const [edge, stand] = beside === 'nobody' ? [316, 378] : [378, 402]
  return (
    <g className="desk-front">
      {hanging.map((thing, place) => (
        <g
          key={thing}
          transform={`translate(${beside === 'nobody' ? 320 : 108} ${(beside === 'nobody' ? 52 : 44) + place * 30}) scale(${beside === 'nobody' ? 1.3 : 0.94})`}
        >
          {drawings[thing].drawing}
        </g>
      ))}
      {lying.length > 0 && (
        <>
          <path d={`M0 ${edge}h640v${420 - edge}H0z`} fill="#b58a5c" />
          <path d={`M0 ${edge}h640v8H0z`} fill="#cfa677" />
        </>
      )}
      {lying.map((thing, place) => {
        const before = widths.slice(0, place).reduce((sum, width) => sum + width + gap, begin)
        return (
          <g key={thing} transform={`translate(${before + (widths[place] ?? 0) / 2} ${stand}) scale(${scale})`}>
            {drawings[thing].drawing}
          </g>
        )
      })}
    </g>
  )
}
