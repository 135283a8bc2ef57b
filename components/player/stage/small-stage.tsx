import { ScreenPicture } from '#components/drawings/screens/screen-picture.tsx'
import type { Stage, Tile } from '#domain/scenario/stage.ts'
import { RoomScene, TileScene } from './tile-scene.tsx'
import './small-stage.css'

/** Someone who is only heard, or is not there yet, has no face and no room to be seen. */
function isSeen({ look, picture }: Tile): boolean {
  return look !== null && (picture === 'live' || picture === 'frozen')
}

/** The picture alone, without a word: what stays in sight above while the reader reads on, on a phone. */
export function SmallStage({ stage }: { stage: Stage }) {
  const { surface, screen, tiles, self, room, light, things } = stage
  const tile = [...tiles, ...(self ? [self] : [])].find(isSeen)
  const where = room ?? tile?.room
  const picture = screen ? (
    <ScreenPicture screen={screen} fit="whole" />
  ) : tile ? (
    <TileScene
      tile={tile}
      cut="wide"
      light={light}
      holding={surface === 'telephone' && tile === self ? 'telephone' : undefined}
    />
  ) : where ? (
    <RoomScene room={where} tiles={[]} light={light} things={things} />
  ) : null
  if (picture === null) return null
  return (
    <div className="small-stage" aria-hidden="true">
      <div className="small-stage-picture">{picture}</div>
    </div>
  )
}
