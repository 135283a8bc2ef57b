import type { Tile } from '#domain/scenario/module.ts'
import { Person } from './person.tsx'
import { RoomDrawing } from './rooms/room-drawing.tsx'

/** How a scene is cut: a whole tile, a small or narrow one, an upright phone, or a room with people standing in it. */
export type Cut = 'wide' | 'close' | 'upright'

const cuts: Readonly<Record<Cut, { readonly box: string; readonly behind: string }>> = {
  wide: { box: '0 0 640 420', behind: 'translate(-64 62) scale(0.8)' },
  close: { box: '120 36 400 384', behind: 'translate(36 62) scale(0.8)' },
  upright: { box: '170 0 300 420', behind: 'translate(62 66) scale(0.76)' },
}

/** The room, who is in it, and who is half seen behind. Without words: they are beside it. */
export function TileScene({
  tile,
  cut,
  holding,
}: {
  tile: Pick<Tile, 'look' | 'room' | 'behind'>
  cut: Cut
  holding?: 'telephone'
}) {
  const { box, behind } = cuts[cut]
  return (
    <svg className="tile-scene" viewBox={box} preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <RoomDrawing room={tile.room} />
      {tile.behind && (
        <g transform={behind}>
          <Person look={tile.behind} />
        </g>
      )}
      {tile.look && (
        <g transform={holding === 'telephone' ? 'translate(24 20)' : 'translate(120 20)'}>
          <Person look={tile.look} holding={holding} />
        </g>
      )}
    </svg>
  )
}

/** Several people in one room. */
export function RoomScene({ tiles }: { tiles: readonly Pick<Tile, 'look' | 'room' | 'behind'>[] }) {
  const [first] = tiles
  if (first === undefined) return null
  const people = tiles.flatMap(({ look, behind }) => [look, behind]).filter((look) => look !== null)
  const places = placesFor(people.length)
  return (
    <svg className="tile-scene" viewBox="0 0 640 420" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <RoomDrawing room={first.room} />
      {people.slice(0, places.length).map((look, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may look alike; their places differ
        <g key={place} transform={places[place]}>
          <Person look={look} />
        </g>
      ))}
    </svg>
  )
}

/** Where one, two or three people stand: those further off first, so that the nearest covers them. */
function placesFor(people: number): readonly string[] {
  if (people <= 1) return ['translate(120 20)']
  if (people === 2) return ['translate(12 64) scale(0.84)', 'translate(286 54) scale(0.87)']
  return ['translate(-40 104) scale(0.74)', 'translate(384 104) scale(0.74)', 'translate(148 56) scale(0.87)']
}
