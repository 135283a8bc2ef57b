import { Drawing } from '#components/drawings/drawing.tsx'
import type { Look } from '#domain/scenario/look.ts'
import type { Tile } from '#domain/scenario/stage.ts'
import { type Posture, person } from './person-shapes.ts'

/**
 * Someone from the chest up, in a space 400 wide whose head is centred on (200, 155) and whose clothes reach down to
 * 460.
 */
export function Person(props: { look: Look; mood?: Tile['mood']; posture?: Posture; holding?: Tile['holds'] }) {
  return <Drawing shapes={person(props)} />
}
