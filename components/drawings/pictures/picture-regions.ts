import type { Region } from '#domain/scenario/module.ts'
import { pictureSize } from './picture-size.ts'

/** A thing in a picture: what it is, and where, in per cent of the picture's width and height. */
export type PictureObject = { readonly shows: string; readonly region: Region }

/** From the drawing's own units to per cent, to one decimal. */
function at(x: number, y: number, width: number, height: number): Region {
  const across = (value: number) => Math.round((value / pictureSize.width) * 1000) / 10
  const down = (value: number) => Math.round((value / pictureSize.height) * 1000) / 10
  return { x: across(x), y: down(y), width: across(width), height: down(height) }
}

/**
 * What can be marked in each picture, for anyone who writes a spot-the-risk item: an option's `region` is one of these.
 * Which of them are risks is for the item to say; most can be either, and some are there to be innocent. What looks like a
 * risk and is offered to nobody would be marked by whoever understands, so it is not drawn.
 */
export const pictureObjects = {
  'consultation-screen': {
    patient: { shows: 'the patient, in her living room, close to the camera', region: at(66, 104, 250, 290) },
    'person-behind': { shows: 'someone half seen in the doorway behind the patient', region: at(330, 130, 110, 240) },
    'self-picture': {
      shows: 'your own small picture, with two cupboards behind you',
      region: at(452, 306, 146, 102),
    },
    'recording-light': { shows: 'a recording light in the call’s bar', region: at(520, 62, 76, 34) },
    padlock: { shows: 'a padlock in the call’s bar', region: at(66, 62, 42, 34) },
    participants: {
      shows: 'the list of participants: you, the patient and someone who is only a telephone number',
      region: at(622, 62, 146, 130),
    },
    'note-taker': { shows: 'a note-taking robot as a participant of its own', region: at(622, 198, 146, 72) },
    'waiting-room': { shows: 'the waiting room, with one person in it', region: at(66, 418, 170, 52) },
    'call-controls': { shows: 'the row of call controls', region: at(252, 418, 230, 52) },
    headphones: { shows: 'headphones on the desk', region: at(170, 492, 140, 90) },
    'own-phone': { shows: 'your own phone on the desk, its microphone listening', region: at(640, 496, 90, 92) },
    mug: { shows: 'a mug of tea', region: at(768, 496, 88, 86) },
  },
  'kitchen-table': {
    laptop: {
      shows: 'the laptop with the video consultation on it, turned towards the room',
      region: at(330, 262, 226, 182),
    },
    'window-open': { shows: 'an open window, a neighbour just outside', region: at(60, 60, 214, 190) },
    'smart-speaker': { shows: 'a smart speaker with its light on', region: at(318, 190, 62, 76) },
    fridge: { shows: 'a list of patients under a magnet on the fridge', region: at(590, 150, 76, 104) },
    'family-photo': { shows: 'a family photograph on the wall', region: at(316, 62, 70, 84) },
    'phone-on-speaker': { shows: 'a phone lying on the table, on speaker', region: at(572, 438, 110, 62) },
    tablet: { shows: 'the family’s tablet, showing a photograph of a patient’s skin', region: at(694, 452, 150, 92) },
    'fruit-bowl': { shows: 'a bowl of fruit', region: at(586, 344, 130, 86) },
    headset: { shows: 'a headset, unused, beside the laptop', region: at(312, 452, 120, 90) },
    cat: { shows: 'a cat on the window sill', region: at(208, 186, 74, 74) },
    mug: { shows: 'a mug of coffee', region: at(470, 458, 74, 74) },
  },
  'ward-station': {
    'unlocked-screen': { shows: 'a screen with a patient’s record, nobody before it', region: at(80, 250, 190, 150) },
    smartcard: { shows: 'a smartcard left in its reader', region: at(282, 366, 74, 50) },
    'password-note': { shows: 'a note with a password under the screen', region: at(80, 404, 66, 48) },
    'tablet-ringing': {
      shows: 'a tablet on the trolley with a video call ringing on it',
      region: at(688, 428, 130, 84),
    },
    'record-room': { shows: 'the records cupboard, its door wedged open', region: at(742, 96, 180, 260) },
    'keypad-code': { shows: 'a door code on a slip beside the keypad', region: at(684, 150, 52, 84) },
    clock: { shows: 'the clock on the wall', region: at(340, 44, 84, 84) },
    whiteboard: { shows: 'a whiteboard of beds and colours', region: at(40, 40, 270, 170) },
    telephone: { shows: 'the telephone on the counter', region: at(386, 404, 92, 52) },
    poster: { shows: 'a hand-washing poster', region: at(686, 38, 76, 100) },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, PictureObject>>>>
