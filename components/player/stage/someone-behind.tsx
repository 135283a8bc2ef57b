import { Drawing } from '#components/drawings/drawing.tsx'
import { Person } from '#components/drawings/people/person.tsx'
import { carWindow } from '#components/drawings/rooms/elsewhere.ts'
import type { Room, Tile } from '#domain/scenario/stage.ts'

/** How a scene is cut: a whole tile, a small or narrow one, an upright phone, or a room with people standing in it. */
export type Cut = 'wide' | 'close' | 'upright'

const places: Readonly<Record<Cut, string>> = {
  wide: 'translate(-64 62) scale(0.8)',
  close: 'translate(36 62) scale(0.8)',
  upright: 'translate(62 66) scale(0.76)',
}

/** Someone half seen behind whoever is in the picture: in the room, or outside a car and looking in. */
export function SomeoneBehind({
  look,
  mood,
  room,
  cut,
}: {
  look: NonNullable<Tile['behind']>
  mood: Tile['behindMood']
  room: Room
  cut: Cut
}) {
  const outside = (room === 'bridge' || room === 'car') && cut !== 'upright'
  if (!outside) {
    return (
      <g transform={places[cut]}>
        <Person look={look} mood={mood} />
      </g>
    )
  }
  return (
    <>
      <clipPath id="car-window">
        <path d={carWindow.pane} />
      </clipPath>
      <g clipPath="url(#car-window)">
        <g transform="translate(-32 4) scale(0.6)">
          <Person look={look} mood={mood} />
        </g>
      </g>
      <Drawing shapes={carWindow.frame} />
    </>
  )
}
