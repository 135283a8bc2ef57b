import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ScreenPicture } from '#components/drawings/screens/screen-picture.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Stage, Tile } from '#domain/scenario/stage.ts'
import { CallBar } from './call-bar.tsx'
import { CallControls } from './call-controls.tsx'
import { Computer, PhoneScreen } from './screen-views.tsx'
import { StageChat } from './stage-chat.tsx'
import { StageNotices } from './stage-notices.tsx'
import { TilePicture } from './tile-picture.tsx'
import { RoomScene, TileScene } from './tile-scene.tsx'
import './cameos.css'
import './stage.css'
import './tile.css'
import './tiles.css'
import './stage-notices.css'

/**
 * The drawn moment that a scene happens in. Its description says in words what is drawn; what can be read in it
 * (title, state, notices, chat) is real text.
 */
export function ConsultationStage({ stage }: { stage: Stage }) {
  const t = useTranslations('player.stage')
  return (
    <figure className={`stage stage-${stage.surface}`} aria-label={t('label')}>
      <figcaption className="sr-only">
        <Words text={stage.description} />
      </figcaption>
      <Surface stage={stage} />
    </figure>
  )
}

function Surface({ stage }: { stage: Stage }) {
  switch (stage.surface) {
    case 'video-call':
      return <VideoCall stage={stage} />
    case 'telephone':
      return <Telephone stage={stage} />
    case 'phone-screen':
      return <PhoneScreen stage={stage} />
    case 'computer':
    case 'laptop':
      return <Computer stage={stage} />
    case 'room':
      return <RoomView stage={stage} />
    default:
      throw new Error(`No such surface: ${stage.surface satisfies never}`)
  }
}

function VideoCall({ stage }: { stage: Stage }) {
  const { tiles, self, light, screen } = stage
  const inSight = tiles.length > 0 ? tiles : self ? [self] : []
  return (
    <>
      <CallBar title={stage.title} state={stage.state} />
      <StageMain stage={stage}>
        {screen && tiles[0] ? (
          <div className="tiles tiles-shared">
            <div className="tile tile-shared">
              <ScreenPicture screen={screen} fit="whole" />
            </div>
            <TilePicture tile={tiles[0]} cut="close" light={light} />
          </div>
        ) : (
          // From three others on you are one of four, so that your picture covers nobody's.
          <Tiles tiles={tiles.length === 3 && self ? [...tiles, self] : inSight} light={light} />
        )}
        {self && tiles.length > 0 && tiles.length !== 3 && (
          <div className="self">
            <TilePicture tile={self} cut="close" label="none" light={light} />
          </div>
        )}
      </StageMain>
      <CallControls self={self} />
      <StageChat chat={stage.chat} as="lines" />
    </>
  )
}

/** What is seen, and what slides in over it: beside a face where there is room for it, and else above the picture. */
function StageMain({ stage, children }: { stage: Stage; children: ReactNode }) {
  return (
    <div className={stage.notices.length > 0 ? 'stage-main stage-noticed' : 'stage-main'}>
      <StageNotices notices={stage.notices} />
      <div className="stage-view">{children}</div>
    </div>
  )
}

/** The other side of a call: one tile, or up to four beside and under each other. */
function Tiles({ tiles, light }: { tiles: readonly Tile[]; light: Stage['light'] }) {
  const inSight = tiles.slice(0, 4)
  return (
    <div className={`tiles tiles-${inSight.length}`}>
      {inSight.map((tile, place) => (
        <TilePicture
          // biome-ignore lint/suspicious/noArrayIndexKey: two people in a call may have one name
          key={place}
          tile={tile}
          cut={inSight.length === 2 ? 'close' : 'wide'}
          light={light}
        />
      ))}
    </div>
  )
}

/** A call without pictures: you in your room with the receiver, and a voice. */
function Telephone({ stage }: { stage: Stage }) {
  const { self, tiles, room, light, things } = stage
  const ownTile = self ?? (room ? { look: null, behind: null, room } : null)
  return (
    <>
      <CallBar title={stage.title} state={stage.state} />
      <StageMain stage={stage}>
        {ownTile && <TileScene tile={ownTile} cut="wide" holding="telephone" light={light} things={things} />}
        {tiles.length > 0 && (
          <div className="cameos">
            {tiles.slice(0, 2).map((tile) => (
              <div key={tile.name.text} className="cameo">
                <TilePicture tile={tile} cut="close" />
              </div>
            ))}
          </div>
        )}
      </StageMain>
      <StageChat chat={stage.chat} as="lines" />
    </>
  )
}

/** No screen: people in a room, or a room that nobody is in. */
function RoomView({ stage }: { stage: Stage }) {
  const { tiles, self, room, light, things } = stage
  const here = tiles.length > 0 ? tiles : self && !room ? [self] : []
  const where = here[0]?.room ?? room
  return (
    <>
      <StageMain stage={stage}>
        {where && <RoomScene room={where} tiles={here} light={light} things={things} />}
        {tiles.length > 0 && (
          <div className={`room-names room-names-${tiles.length}`}>
            {tiles.map((tile) => (
              <span key={tile.name.text} className="tile-name">
                <Words text={tile.name} />
              </span>
            ))}
          </div>
        )}
      </StageMain>
      <CallBar title={stage.title} state={stage.state} />
      <StageChat chat={stage.chat} as="lines" />
    </>
  )
}
