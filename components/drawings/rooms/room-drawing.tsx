import { Drawing } from '#components/drawings/drawing.tsx'
import type { Room } from '#domain/scenario/stage.ts'
import { rooms } from './rooms.ts'

/** A room without anyone in it, 640 by 420. */
export function RoomDrawing({ room }: { room: Room }) {
  return <Drawing shapes={rooms[room]} />
}
