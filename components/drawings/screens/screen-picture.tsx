import type { ReactNode } from 'react'
import type { Stage } from '#domain/scenario/module.ts'
import { Gallery, Knights, RedPicture, StillAndSlide } from './images.tsx'
import { Candle, FacePictures, LockScreen, PictureMessage, PonyGame } from './phones.tsx'
import { Calendar, Participants, PatientList, Record } from './records.tsx'
import { EmptyChat, Locked, Networks, OldComputer, SignIn, ThankYou } from './signing-in.tsx'
import { Checklist, Form, Letter, Mail, ManyPages, SleepChart } from './writing.tsx'

type Shown = NonNullable<Stage['screen']>

const drawings: Readonly<Record<Shown, { readonly box: string; readonly drawing: ReactNode }>> = {
  record: wide(<Record />),
  'record-and-log': wide(<Record log="full" />),
  'record-without-log': wide(<Record log="empty" />),
  dialog: wide(<Record box="dialog" />),
  'update-bar': wide(<Record box="update" />),
  warning: wide(<Record box="warning" />),
  locked: wide(<Locked />),
  'patient-list': wide(<PatientList marked="none" />),
  'two-patients': wide(<PatientList marked="two" />),
  calendar: wide(<Calendar />),
  participants: wide(<Participants />),
  'sign-in': wide(<SignIn />),
  'thank-you': wide(<ThankYou />),
  networks: wide(<Networks />),
  'old-computer': wide(<OldComputer />),
  'empty-chat': wide(<EmptyChat />),
  mail: wide(<Mail />),
  letter: wide(<Letter as="written" />),
  'blank-letter': wide(<Letter as="blank" />),
  chatbot: wide(<Letter as="chatbot" />),
  'chatbot-open': wide(<Letter as="chatbot-open" />),
  form: wide(<Form filled="none" />),
  'form-begun': wide(<Form filled="nine" />),
  'form-full': wide(<Form filled="all" />),
  checklist: wide(<Checklist />),
  'many-pages': wide(<ManyPages />),
  'sleep-chart': wide(<SleepChart />),
  gallery: wide(<Gallery />),
  'red-picture': wide(<RedPicture />),
  'still-and-slide': wide(<StillAndSlide />),
  knights: { box: '0 0 300 80', drawing: <Knights /> },
  candle: upright(<Candle />),
  'lock-screen': upright(<LockScreen />),
  'arm-picture': upright(<PictureMessage of="arm" />),
  'tablet-box': upright(<PictureMessage of="box" />),
  'ship-postcard': upright(<PictureMessage of="ship" />),
  'group-chat': upright(<PictureMessage of="wound" />),
  'face-pictures': upright(<FacePictures />),
  'pony-game': upright(<PonyGame />),
}

function wide(drawing: ReactNode) {
  return { box: '0 0 300 170', drawing }
}

function upright(drawing: ReactNode) {
  return { box: '0 0 300 420', drawing }
}

/** What a screen shows that shows nobody, without a word in it. */
export function ScreenPicture({ screen, fit }: { screen: Shown; fit: 'whole' | 'cover' }) {
  const { box, drawing } = drawings[screen]
  return (
    <svg
      className={`screen-picture screen-${fit}`}
      viewBox={box}
      preserveAspectRatio={fit === 'whole' ? 'xMidYMin meet' : 'xMidYMax slice'}
      aria-hidden="true"
    >
      {drawing}
    </svg>
  )
}
