import type { Shapes } from '#components/drawings/shapes.ts'
import type { Stage } from '#domain/scenario/stage.ts'
import {
  cardReaders,
  deskScreen,
  headset,
  laptop,
  phone,
  phoneBox,
  speaker,
  tabletOnTrolley,
  telephone,
  television,
} from './devices.ts'
import { cup, grapes, heronBox, paperCup, pictureFrame, printer, sandwich, soup, twoCups } from './on-the-table.ts'
import {
  card,
  codeNotice,
  diary,
  envelope,
  newspaper,
  openedEnvelope,
  paper,
  papers,
  poster,
  tapeBall,
} from './papers.ts'

export type Thing = NonNullable<Stage['things']>[number]

/** `width`: how much room it takes; `on`: the desk, unless it hangs on the wall or stands on the floor. Each stands on (0, 0), its middle. */
type ThingDrawing = { readonly width: number; readonly on?: 'wall' | 'floor'; readonly shapes: Shapes }

/** What can lie on a desk or hang behind it. */
export const things: Readonly<Record<Thing, ThingDrawing>> = {
  phone: { width: 84, shapes: phone({ lit: 'dark' }) },
  'phone-lit': { width: 84, shapes: phone({ lit: 'lit' }) },
  'new-phone': { width: 96, shapes: phone({ lit: 'in-its-box' }) },
  telephone: { width: 108, shapes: telephone({ receiver: 'down' }) },
  'telephone-lifted': { width: 108, shapes: telephone({ receiver: 'lifted' }) },
  laptop: { width: 180, shapes: laptop({ lid: 'open' }) },
  'laptop-shut': { width: 170, shapes: laptop({ lid: 'shut' }) },
  'screen-dark': { width: 156, shapes: deskScreen({ lit: 'dark' }) },
  'screen-open': { width: 156, shapes: deskScreen({ lit: 'open' }) },
  'tablet-on-trolley': { width: 116, on: 'floor', shapes: tabletOnTrolley({ lit: 'call' }) },
  'dark-tablet-on-trolley': { width: 116, on: 'floor', shapes: tabletOnTrolley({ lit: 'dark' }) },
  speaker: { width: 70, shapes: speaker },
  headset: { width: 112, shapes: headset },
  television: { width: 184, on: 'wall', shapes: television },
  'picture-frame': { width: 168, on: 'wall', shapes: pictureFrame },
  'card-readers': { width: 144, shapes: cardReaders },
  'tape-ball': { width: 60, shapes: tapeBall },
  card: { width: 96, shapes: card({ drawn: 'blank' }) },
  paper: { width: 124, shapes: paper({ as: 'blank' }) },
  papers: { width: 184, shapes: papers },
  letter: { width: 112, shapes: paper({ as: 'letter' }) },
  'corrected-page': { width: 112, shapes: paper({ as: 'corrected' }) },
  envelope: { width: 122, shapes: envelope },
  'envelope-open': { width: 122, shapes: openedEnvelope },
  newspaper: { width: 126, shapes: newspaper },
  poster: { width: 100, on: 'wall', shapes: poster },
  'code-notice': { width: 104, shapes: codeNotice() },
  postcard: { width: 100, shapes: card({ drawn: 'ship' }) },
  notepad: { width: 128, shapes: paper({ as: 'notepad' }) },
  diary: { width: 120, shapes: diary },
  cup: { width: 58, shapes: cup({ is: 'hot' }) },
  'cold-cup': { width: 58, shapes: cup({ is: 'cold' }) },
  'two-cups': { width: 124, shapes: twoCups },
  'paper-cup': { width: 46, shapes: paperCup },
  soup: { width: 200, shapes: soup },
  sandwich: { width: 120, shapes: sandwich },
  box: { width: 144, shapes: heronBox },
  'phone-box': { width: 96, shapes: phoneBox },
  printer: { width: 144, shapes: printer },
  grapes: { width: 76, shapes: grapes },
}
