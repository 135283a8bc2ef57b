import { Drawing } from '#components/drawings/drawing.tsx'
import { sleeve } from '#components/drawings/people/held-things.ts'
import { Person } from '#components/drawings/people/person.tsx'
import { RoomDrawing } from '#components/drawings/rooms/room-drawing.tsx'
import { DeskFront } from '#components/drawings/things/desk-front.tsx'
import type { Room, Stage, Tile } from '#domain/scenario/stage.ts'
import { type Cut, SomeoneBehind } from './someone-behind.tsx'
import './tile.css'
import './stage-notices.css'

type Distance = NonNullable<Tile['distance']>
type Light = NonNullable<Stage['light']>

/** Each as wide for its height as the widest frame that it is shown in, so that a frame cuts off its sides and no head. */
const boxes: Readonly<Record<Cut, Readonly<Record<Distance, string>>>> = {
  wide: { near: '90 22 460 302', usual: '0 0 640 420', far: '0 0 640 420' },
  close: { near: '107 30 427 320', usual: '56 24 528 396', far: '40 0 560 420' },
  upright: { near: '192 36 256 358', usual: '170 0 300 420', far: '170 0 300 420' },
}

function placeOf(distance: Distance, holding: 'telephone' | undefined): string {
  if (holding === 'telephone') return 'translate(24 20)'
  return distance === 'far' ? 'translate(176 130) scale(0.72)' : 'translate(120 20)'
}

/** The room, who is in it, and who is half seen behind. Without words: they are beside it. */
export function TileScene({
  tile: { look, room, behind, behindMood, distance = 'usual', mood, posture, holds, edge },
  cut,
  holding,
  light = 'day',
  things = [],
}: {
  tile: Pick<Tile, 'look' | 'room' | 'behind' | 'behindMood' | 'distance' | 'mood' | 'posture' | 'holds' | 'edge'>
  cut: Cut
  /** In place of what the tile holds. */
  holding?: 'telephone'
  light?: Stage['light']
  things?: Stage['things']
}) {
  return (
    <svg className="tile-scene" viewBox={boxes[cut][distance]} preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <RoomDrawing room={room} />
      <Dark light={light} over="room" />
      {behind && <SomeoneBehind look={behind} mood={behindMood} room={room} cut={cut} />}
      {look && (
        <g className="seen">
          <g transform={placeOf(distance, holding)}>
            <Person look={look} mood={mood} posture={posture} holding={holding ?? holds} />
          </g>
        </g>
      )}
      {edge && (
        <g transform={`translate(${boxes[cut][distance].split(' ')[0]} -70)`}>
          <Drawing shapes={sleeve} />
        </g>
      )}
      <DeskFront things={things} beside={look ? 'people' : 'nobody'} />
      <Dark light={light} over="people" />
    </svg>
  )
}

/** Several people in one room, or nobody. */
export function RoomScene({
  room,
  tiles,
  light = 'day',
  things = [],
}: {
  room: Room
  tiles: readonly Pick<Tile, 'look' | 'behind' | 'behindMood' | 'mood' | 'posture' | 'distance' | 'holds'>[]
  light?: Stage['light']
  things?: Stage['things']
}) {
  const people = tiles.flatMap(({ look, behind, behindMood, mood, posture, holds }) => [
    ...(look ? [{ look, mood, posture, holds }] : []),
    ...(behind ? [{ look: behind, mood: behindMood, posture: undefined, holds: undefined }] : []),
  ])
  const distance = (people.length === 1 && tiles[0]?.distance) || 'usual'
  const places = people.length === 1 ? [placeOf(distance, undefined)] : placesFor(people.length)
  return (
    <svg className="tile-scene" viewBox={boxes.wide[distance]} preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <RoomDrawing room={room} />
      <Dark light={light} over="room" />
      {people.slice(0, places.length).map(({ look, mood, posture, holds }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may look alike; their places differ
        <g key={place} className="seen">
          <g transform={places[place]}>
            <Person look={look} mood={mood} posture={posture} holding={holds} />
          </g>
        </g>
      ))}
      <DeskFront things={things} beside={people.length > 0 ? 'people' : 'nobody'} />
      <Dark light={light} over="people" />
    </svg>
  )
}

/** Evening and night: the room lies in the dark, and faces in what light there is. */
function Dark({ light, over }: { light: Light; over: 'room' | 'people' }) {
  switch (light) {
    case 'day':
      return null
    case 'dusk':
      return <rect width="640" height="420" fill="#7a3b24" opacity={over === 'room' ? 0.22 : 0.08} />
    case 'night':
      return <rect width="640" height="420" fill="#0c1830" opacity={over === 'room' ? 0.5 : 0.2} />
    default:
      throw new Error(`No such light: ${light satisfies never}`)
  }
}

/** Where two or three people stand: those further off first, so that the nearest covers them. */
function placesFor(people: number): readonly string[] {
  if (people === 2) return ['translate(12 64) scale(0.84)', 'translate(286 54) scale(0.87)']
  return ['translate(-40 104) scale(0.74)', 'translate(384 104) scale(0.74)', 'translate(148 56) scale(0.87)']
}
