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
 * Which of them are risks is for the item to say; most can be either, and some are there to be innocent.
 */
export const pictureObjects = {
  'consultation-screen': {
    patient: { shows: 'the patient, in her living room, close to the camera', region: at(66, 104, 250, 290) },
    'person-behind': { shows: 'someone half seen in the doorway behind the patient', region: at(330, 130, 110, 240) },
    'self-picture': {
      shows: 'your own small picture, with a whiteboard full of names behind you',
      region: at(452, 306, 146, 102),
    },
    'sharing-frame': {
      shows: 'a banner that says that your whole screen is being shared',
      region: at(196, 62, 240, 34),
    },
    'recording-light': { shows: 'a recording light in the call’s bar', region: at(520, 62, 76, 34) },
    padlock: { shows: 'a padlock in the call’s bar', region: at(66, 62, 42, 34) },
    participants: {
      shows: 'the list of participants: you, the patient and someone who is only a telephone number',
      region: at(622, 62, 146, 130),
    },
    'note-taker': { shows: 'a note-taking robot as a participant of its own', region: at(622, 198, 146, 72) },
    'chat-file': { shows: 'a file that has come in the chat', region: at(622, 286, 146, 54) },
    'chat-link': { shows: 'a link in the chat, from someone outside', region: at(622, 346, 146, 50) },
    'waiting-room': { shows: 'the waiting room, with one person in it', region: at(66, 418, 170, 52) },
    'call-controls': { shows: 'the row of call controls', region: at(252, 418, 230, 52) },
    'other-record': { shows: 'another patient’s record, open beside the call', region: at(786, 96, 132, 190) },
    'message-preview': {
      shows: 'a message on your screen with a picture of a wound in its preview',
      region: at(690, 12, 242, 62),
    },
    'update-banner': { shows: 'a system update that has been put off', region: at(786, 300, 132, 72) },
    'sticky-note': {
      shows: 'a yellow note with a password stuck to the edge of the screen',
      region: at(870, 388, 78, 78),
    },
    'memory-stick': { shows: 'a private memory stick in the computer', region: at(30, 500, 110, 56) },
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
    doorway: { shows: 'someone in the doorway, listening', region: at(782, 96, 148, 300) },
    'smart-speaker': { shows: 'a smart speaker with its light on', region: at(318, 190, 62, 76) },
    router: { shows: 'the home router, with its factory password on a sticker', region: at(404, 52, 118, 70) },
    fridge: { shows: 'a list of patients under a magnet on the fridge', region: at(590, 150, 76, 104) },
    'family-photo': { shows: 'a family photograph on the wall', region: at(316, 62, 70, 84) },
    'phone-on-speaker': { shows: 'a phone lying on the table, on speaker', region: at(572, 438, 110, 62) },
    letters: { shows: 'patients’ letters spread over the table', region: at(120, 424, 176, 98) },
    tablet: { shows: 'the family’s tablet, showing a photograph of a patient’s skin', region: at(694, 452, 150, 92) },
    child: { shows: 'a child at the table, drawing on the back of a letter', region: at(64, 268, 170, 160) },
    'fruit-bowl': { shows: 'a bowl of fruit', region: at(586, 344, 130, 86) },
    headset: { shows: 'a headset, unused, beside the laptop', region: at(312, 452, 120, 90) },
    'recycling-bin': { shows: 'a recycling bin with a patient’s letter on top', region: at(846, 440, 104, 150) },
    cat: { shows: 'a cat on the window sill', region: at(208, 186, 74, 74) },
    mug: { shows: 'a mug of coffee', region: at(470, 458, 74, 74) },
    'camera-cover': { shows: 'the laptop’s camera cover, pushed aside', region: at(414, 244, 60, 24) },
    'lock-note': { shows: 'a note with a password on the laptop’s lid', region: at(500, 276, 46, 46) },
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
    'hand-gel': { shows: 'a bottle of hand gel', region: at(536, 370, 46, 84) },
    flowers: { shows: 'a vase of flowers', region: at(290, 230, 70, 134) },
    poster: { shows: 'a hand-washing poster', region: at(686, 38, 76, 100) },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, PictureObject>>>>
