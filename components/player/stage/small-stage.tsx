import { ScreenPicture } from '#components/drawings/screens/screen-picture.tsx'
import type { Stage } from '#domain/scenario/stage.ts'
import { RoomScene, TileScene } from './tile-scene.tsx'
import './small-stage.css'

/** The picture alone, without a word: what stays in sight above while the reader reads on, on a phone. */
export function SmallStage({ stage }: { stage: Stage }) {
  const { screen, tiles, self, room, light, things } = stage
  const tile = [...tiles, ...(self ? [self] : [])].find(({ look }) => look !== null)
  const where = room ?? tile?.room
  const picture = screen ? (
    <ScreenPicture screen={screen} fit="whole" />
  ) : tile ? (
    <TileScene tile={tile} cut="wide" light={light} />
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
