import { useTranslations } from 'next-intl'
import { Words } from '#components/ui/words.tsx'
import type { Stage, Tile } from '#domain/scenario/module.ts'
import { CallBar } from './call-bar.tsx'
import { CallControls } from './call-controls.tsx'
import { StageChat } from './stage-chat.tsx'
import { StageNotices } from './stage-notices.tsx'
import { TilePicture } from './tile-picture.tsx'
import { RoomScene, TileScene } from './tile-scene.tsx'

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
      return <Computer stage={stage} />
    case 'room':
      return <RoomView stage={stage} />
    default:
      throw new Error(`No such surface: ${stage.surface satisfies never}`)
  }
}

function VideoCall({ stage }: { stage: Stage }) {
  const { tiles, self } = stage
  const shown = tiles.length > 0 ? tiles : self ? [self] : []
  return (
    <>
      <CallBar title={stage.title} state={stage.state} />
      <div className="stage-view">
        {/* From three others on you are one of four, so that your picture covers nobody's. */}
        <Tiles tiles={tiles.length === 3 && self ? [...tiles, self] : shown} />
        {self && tiles.length > 0 && tiles.length !== 3 && <SelfTile self={self} />}
        <StageNotices notices={stage.notices} />
      </div>
      <CallControls self={self} />
      <StageChat chat={stage.chat} as="lines" />
    </>
  )
}

/** The other side of a call: one tile, or up to four beside and under each other. */
function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  const shown = tiles.slice(0, 4)
  return (
    <div className={`tiles tiles-${shown.length}`}>
      {shown.map((tile) => (
        <TilePicture key={tile.name.text} tile={tile} cut={shown.length === 2 ? 'close' : 'wide'} />
      ))}
    </div>
  )
}

function SelfTile({ self }: { self: Tile }) {
  return (
    <div className="self">
      <TilePicture tile={self} cut="close" label="none" />
    </div>
  )
}

/** A call without pictures: you in your room with the receiver, and a voice. */
function Telephone({ stage }: { stage: Stage }) {
  const { self, tiles } = stage
  return (
    <>
      <CallBar title={stage.title} state={stage.state} />
      <div className="stage-view">
        {self && <TileScene tile={self} cut="wide" holding="telephone" />}
        {tiles.length > 0 && (
          <div className="cameos">
            {tiles.slice(0, 2).map((tile) => (
              <div key={tile.name.text} className="cameo">
                <TilePicture tile={tile} cut="close" />
              </div>
            ))}
          </div>
        )}
        <StageNotices notices={stage.notices} />
      </div>
      <StageChat chat={stage.chat} as="lines" />
    </>
  )
}

/** A telephone's screen, held up in the room where you are. */
function PhoneScreen({ stage }: { stage: Stage }) {
  const { self, tiles } = stage
  return (
    <div className="stage-view phone-view">
      {self && <TileScene tile={{ ...self, look: null, behind: null }} cut="wide" />}
      <div className="phone">
        <div className="phone-top">
          <span className="phone-ear" aria-hidden="true" />
          <CallBar title={stage.title} state={stage.state} />
        </div>
        <div className="phone-body">
          {tiles.length > 0 && (
            <div className="phone-tiles">
              {tiles.slice(0, 2).map((tile) => (
                <TilePicture key={tile.name.text} tile={tile} cut={tiles.length > 1 ? 'wide' : 'upright'} />
              ))}
            </div>
          )}
          <StageNotices notices={stage.notices} />
          <StageChat chat={stage.chat} as="bubbles" />
        </div>
      </div>
    </div>
  )
}

/** A computer on a desk: a record, a mailbox or whatever the title says, with what slides in over it. */
function Computer({ stage }: { stage: Stage }) {
  const { self, tiles } = stage
  return (
    <div className="stage-view desk-view">
      {self && <TileScene tile={{ ...self, look: null, behind: null }} cut="wide" />}
      <div className="desk-screen">
        <CallBar title={stage.title} state={stage.state} />
        <div className="desk-body">
          {tiles.length > 0 ? (
            <div className="desk-tiles">
              {tiles.slice(0, 2).map((tile) => (
                <TilePicture key={tile.name.text} tile={tile} cut="close" />
              ))}
            </div>
          ) : (
            <RecordLines />
          )}
          <StageChat chat={stage.chat} as="bubbles" />
          <StageNotices notices={stage.notices} />
        </div>
      </div>
      <svg className="desk-foot" viewBox="0 0 200 40" preserveAspectRatio="none" aria-hidden="true">
        <path d="M80 0h40v24h34v10H46V24h34z" fill="#2c3836" />
        <path d="M0 34h200v6H0z" fill="#1d2725" />
      </svg>
    </div>
  )
}

/** A page of a record, as lines: nobody's data are drawn. */
function RecordLines() {
  return (
    <svg className="record" viewBox="0 0 300 150" aria-hidden="true">
      <circle cx="28" cy="28" r="16" fill="#c9d8d1" />
      <path d="M56 22h84M56 35h56" stroke="#9fb4ab" strokeWidth="6" strokeLinecap="round" />
      <path d="M12 62h276" stroke="#dfe6e1" strokeWidth="2" />
      <path
        d="M14 78h190M14 93h230M14 108h160M14 123h208M14 138h120"
        stroke="#cbd6d0"
        strokeWidth="5"
        strokeLinecap="round"
      />
      <rect x="232" y="14" width="54" height="20" rx="6" fill="#dfe9e4" />
    </svg>
  )
}

/** No screen: people in a room. */
function RoomView({ stage }: { stage: Stage }) {
  const { tiles, self } = stage
  const here = tiles.length > 0 ? tiles : self ? [self] : []
  return (
    <>
      <div className="stage-view">
        <RoomScene tiles={here} />
        {tiles.length > 0 && (
          <div className="room-names">
            {tiles.map((tile) => (
              <span key={tile.name.text} className="tile-name">
                <Words text={tile.name} />
              </span>
            ))}
          </div>
        )}
        <StageNotices notices={stage.notices} />
      </div>
      <CallBar title={stage.title} state={stage.state} />
      <StageChat chat={stage.chat} as="lines" />
    </>
  )
}
