import { ages, builds, clothes, hairColours, hairs, type Look, skins } from '#domain/scenario/look.ts'
import type { Text } from '#domain/scenario/module.ts'
import type { Stage, Tile } from '#domain/scenario/stage.ts'

export function at<Value>(list: readonly Value[], place: number): Value {
  const value = list[((place % list.length) + list.length) % list.length]
  if (value === undefined) throw new Error('An empty list')
  return value
}

export const en = (text: string): Text => ({ text, language: 'en' })

const withoutBeard: readonly Look['hair'][] = ['bob', 'long', 'bun', 'headscarf', 'braids', 'ponytail', 'head-tie']

/** Sixty people, so that every skin, hair, colour, garment, build and age is met in much company. */
export const people: readonly Look[] = Array.from({ length: 60 }, (_, place): Look => {
  const age = at(ages, place + Math.floor(place / 18))
  const hair = at(hairs, place)
  return {
    skin: at(skins, place + Math.floor(place / 6)),
    hair,
    hairColour: at(hairColours, place * 3 + Math.floor(place / 10)),
    clothes: at(clothes, place * 7 + Math.floor(place / 10) * 3),
    age,
    build: at(builds, place * 2 + Math.floor(place / 9)),
    glasses: place % 4 === 1,
    beard: place % 3 === 2 && !withoutBeard.includes(hair) && age !== 'child' && age !== 'teenage',
  }
})

const ebba: Look = { skin: 'fair', hair: 'bob', hairColour: 'white', clothes: 'slate', age: 'old' }
const karin: Look = { skin: 'fair', hair: 'short', hairColour: 'white', clothes: 'rust', age: 'old', glasses: true }
const amara: Look = { skin: 'deep', hair: 'braids', hairColour: 'black', clothes: 'cream', age: 'middle' }
const tomas: Look = { skin: 'tan', hair: 'curls', hairColour: 'black', clothes: 'mustard', age: 'young', beard: true }
const ines: Look = { skin: 'olive', hair: 'bun', hairColour: 'brown', clothes: 'scrubs-blue', age: 'young' }

export function tile(name: string, look: Look | null, room: Tile['room'], more: Partial<Tile> = {}): Tile {
  return { name: en(name), look, room, picture: 'live', behind: null, ...more }
}

const you = tile('You', amara, 'clinic-room')

export const call: Stage = {
  description: en('A video consultation.'),
  surface: 'video-call',
  title: en('Clinic Connect · Mrs Ebba Lindqvist, 71'),
  state: { kind: 'calm', text: en('connected 3:05') },
  tiles: [tile('Mrs Lindqvist', ebba, 'living-room')],
  self: you,
  notices: [],
  chat: [],
}

export const stages: Readonly<Record<string, Stage>> = {
  live: { ...call, tiles: [tile('Mrs Lindqvist', ebba, 'living-room', { behind: karin })] },
  frozen: {
    ...call,
    state: { kind: 'trouble', text: en('connection lost 0:42') },
    tiles: [tile('Mrs Lindqvist', ebba, 'living-room', { picture: 'frozen' })],
    notices: [{ kind: 'video-call', from: en('Ebba L. would like a video call'), text: en('to your own phone · now') }],
    chat: [
      {
        from: en('Mrs Lindqvist'),
        at: '10:14',
        text: en('the tablets from the hospital, the white ones, should I stop them?'),
      },
    ],
  },
  waiting: {
    ...call,
    state: { kind: 'waiting', text: en('waiting for Mrs Lindqvist 7:30') },
    tiles: [tile('Mrs Lindqvist', ebba, 'living-room', { picture: 'waiting' })],
  },
  off: { ...call, tiles: [tile('Tomás Herrera', tomas, 'car', { picture: 'camera-off' })] },
  two: {
    ...call,
    tiles: [tile('Mr Tomás Herrera', tomas, 'car'), tile('Ines Duarte, interpreter', ines, 'home-office')],
    notices: [
      { kind: 'e-mail', from: en('IT Service Desk'), text: en('Your account will be closed today') },
      { kind: 'calendar', from: en('Next clinic'), text: en('in 5 minutes') },
    ],
  },
  three: {
    ...call,
    tiles: [
      tile('Mr Tomás Herrera', tomas, 'train'),
      tile('Ines Duarte', ines, 'ward'),
      tile('A caller', null, 'street', { picture: 'voice-only' }),
    ],
  },
  telephone: {
    ...call,
    surface: 'telephone',
    title: en('Telephone · the number in the record'),
    state: { kind: 'calm', text: en('connected 0:20') },
    tiles: [tile('Mrs Lindqvist', null, 'living-room', { picture: 'voice-only' })],
  },
  phone: {
    ...call,
    surface: 'phone-screen',
    title: en('Your own phone'),
    state: { kind: 'calm', text: en('2 people have joined') },
    tiles: [tile('Ebba L.', ebba, 'living-room'), tile('Nils', people[3] ?? null, 'corridor')],
  },
  chat: {
    ...call,
    surface: 'phone-screen',
    title: en('The ward’s group chat'),
    state: null,
    tiles: [],
    notices: [{ kind: 'photo', from: en('Per L.'), text: en('1 picture · the box') }],
    chat: [
      { from: en('Rasheed'), at: '10:22', text: en('Ebba L, 71? White ones were probably the bisoprolol') },
      { from: en('Marta (left the ward)'), at: '10:23', text: en('No idea, I’m in Leeds now :)') },
      { from: en('Anouk'), at: '10:25', text: en('Try the discharge letter?') },
    ],
  },
  computer: {
    ...call,
    surface: 'computer',
    title: en('Patient record'),
    state: { kind: 'waiting', text: en('signed in as R. Haddad') },
    tiles: [],
    self: tile('You', amara, 'ward-station'),
    notices: [{ kind: 'system', from: en('An update is ready'), text: en('Restart now, or put it off again') }],
  },
  room: {
    ...call,
    surface: 'room',
    title: en('The staff room, ten past twelve'),
    state: null,
    tiles: [tile('Ines Duarte', ines, 'staff-room'), tile('Dr Yusuf', people[35] ?? null, 'staff-room')],
    self: tile('You', amara, 'staff-room'),
  },
  alone: {
    ...call,
    surface: 'room',
    title: en('On the way home'),
    state: null,
    tiles: [],
    self: tile('You', amara, 'train'),
  },
}
