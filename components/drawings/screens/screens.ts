import type { Shapes } from '#components/drawings/shapes.ts'
import type { Stage } from '#domain/scenario/stage.ts'
import { gallery, knights, redPicture, stillAndSlide } from './images.ts'
import { candle, draftWithPicture, facePictures, lockScreen, pictureMessage, ponyGame } from './phones.ts'
import { calendar, noteWithFoot, participants, patientList, record } from './records.ts'
import { emptyChat, lockedScreen, networks, oldComputer, signIn, thankYou } from './signing-in.ts'
import { checklist, form, letter, mail, manyPages, sleepChart } from './writing.ts'

export type Screen = NonNullable<Stage['screen']>

/** `box`: the space that it is drawn in, as an SVG view box. */
type ScreenDrawing = { readonly box: string; readonly shapes: Shapes }

/** What each screen shows. */
export const screens: Readonly<Record<Screen, ScreenDrawing>> = {
  record: wide(record({})),
  'record-and-log': wide(record({ log: 'full' })),
  'record-without-log': wide(record({ log: 'empty' })),
  note: wide(noteWithFoot),
  dialog: wide(record({ box: 'dialog' })),
  dialogs: wide(record({ box: 'dialogs' })),
  'update-bar': wide(record({ box: 'update' })),
  warning: wide(record({ box: 'warning' })),
  locked: wide(lockedScreen),
  'patient-list': wide(patientList({ marked: 'none' })),
  'two-patients': wide(patientList({ marked: 'two' })),
  calendar: wide(calendar()),
  participants: wide(participants),
  'sign-in': wide(signIn),
  'thank-you': wide(thankYou),
  networks: wide(networks),
  'old-computer': wide(oldComputer),
  'empty-chat': wide(emptyChat),
  mail: wide(mail),
  letter: wide(letter({ as: 'written' })),
  'short-letter': wide(letter({ as: 'short' })),
  'blank-letter': wide(letter({ as: 'blank' })),
  chatbot: wide(letter({ as: 'chatbot' })),
  'chatbot-open': wide(letter({ as: 'chatbot-open' })),
  form: wide(form({ filled: 'none' })),
  'form-begun': wide(form({ filled: 'five' })),
  'form-in-part': wide(form({ filled: 'some' })),
  'form-full': wide(form({ filled: 'all' })),
  checklist: wide(checklist),
  'many-pages': wide(manyPages),
  'sleep-chart': wide(sleepChart),
  gallery: wide(gallery),
  'red-picture': wide(redPicture),
  'still-and-slide': wide(stillAndSlide),
  knights: { box: '0 0 300 80', shapes: knights },
  candle: upright(candle),
  'lock-screen': upright(lockScreen),
  'arm-picture': upright(pictureMessage({ of: 'arm' })),
  'tablet-box': upright(pictureMessage({ of: 'box' })),
  'ship-postcard': upright(pictureMessage({ of: 'ship' })),
  'group-chat': upright(draftWithPicture),
  'face-pictures': upright(facePictures),
  'pony-game': upright(ponyGame),
}

function wide(shapes: Shapes): ScreenDrawing {
  return { box: '0 0 300 170', shapes }
}

function upright(shapes: Shapes): ScreenDrawing {
  return { box: '0 0 300 420', shapes }
}
