import type { Keeping } from './answer-keeping.ts'
import { isRecord } from './kept-shapes.ts'
import type { Place } from './player-state.ts'

const placeKey = (attemptId: string) => `curtain.place.${attemptId}`

/**
 * Keeps where the server said that the attempt stands: a page that is read without a network is as old as the moment it was
 * opened, and would begin at a scene that is answered. Gone once the attempt is over.
 */
export function keepPlace(keeping: Keeping | null, attemptId: string, place: Place): void {
  try {
    if (place.view.then.do === 'end') keeping?.removeItem(placeKey(attemptId))
    else keeping?.setItem(placeKey(attemptId), JSON.stringify(place))
  } catch {
    // Without a place the page begins where it was opened, and the server says where the attempt stands.
  }
}

export function findPlace(keeping: Keeping | null, attemptId: string): Place | null {
  try {
    const place: unknown = JSON.parse(keeping?.getItem(placeKey(attemptId)) ?? 'null')
    return isPlace(place) ? place : null
  } catch {
    return null
  }
}

/** What this application wrote is not taken apart: that it is a place is seen from its scene. */
function isPlace(value: unknown): value is Place {
  if (!isRecord(value) || !isRecord(value.view)) return false
  const { scene, then, position } = value.view
  return isRecord(scene) && isRecord(then) && isRecord(position) && typeof position.scene === 'number'
}
