import { ScreenPicture } from '#components/drawings/screens/screen-picture.tsx'
import { DeskFront } from '#components/drawings/things/desk-front.tsx'
import type { Stage } from '#domain/scenario/stage.ts'
import { CallBar } from './call-bar.tsx'
import { StageChat } from './stage-chat.tsx'
import { StageNotices } from './stage-notices.tsx'
import { TilePicture } from './tile-picture.tsx'
import { TileScene } from './tile-scene.tsx'
import './screen.css'
import './stage.css'

/** The room behind a screen that is held up in it or stands in it. */
function RoomBehind({ stage: { self, room, light } }: { stage: Stage }) {
  const about = room ?? self?.room
  return about && <TileScene tile={{ look: null, behind: null, room: about }} cut="wide" light={light} />
}

/** What lies on the desk beside the screen. */
function BesideScreen({ things = [] }: { things: Stage['things'] }) {
  if (things.length === 0) return null
  return (
    <svg className="beside-screen" viewBox="0 318 640 102" aria-hidden="true">
      <DeskFront things={things} beside="people" />
    </svg>
  )
}

/** A telephone's screen, held up in the room where you are. */
export function PhoneScreen({ stage }: { stage: Stage }) {
  const { tiles, screen = 'lock-screen' } = stage
  return (
    <div className="stage-view phone-view">
      <RoomBehind stage={stage} />
      <div className="phone">
        <div>
          <span className="phone-ear" aria-hidden="true" />
          <CallBar title={stage.title} state={stage.state} />
        </div>
        <div className="phone-body">
          {tiles.length > 0 && (
            <div className="phone-tiles">
              {tiles.slice(0, 2).map((tile) => (
                <TilePicture
                  key={tile.name.text}
                  tile={tile}
                  cut={tiles.length > 1 ? 'wide' : 'upright'}
                  light={stage.light}
                />
              ))}
            </div>
          )}
          {tiles.length === 0 && stage.chat.length === 0 && <ScreenPicture screen={screen} fit="cover" />}
          <StageNotices notices={stage.notices} />
          <StageChat chat={stage.chat} as="bubbles" />
        </div>
      </div>
      <BesideScreen things={stage.things} />
    </div>
  )
}

/** A computer on a desk, or a laptop: a record, a mailbox or whatever the title says, with what slides in over it. */
export function Computer({ stage }: { stage: Stage }) {
  const { tiles, screen } = stage
  return (
    <div className="stage-view desk-view">
      <RoomBehind stage={stage} />
      <div className="desk-screen">
        <CallBar title={stage.title} state={stage.state} />
        <div className="desk-body">
          {tiles.length > 0 && (
            <div className="desk-tiles">
              {tiles.slice(0, 2).map((tile) => (
                <TilePicture
                  key={tile.name.text}
                  tile={tile}
                  cut={tiles.length > 1 ? 'close' : 'wide'}
                  light={stage.light}
                />
              ))}
            </div>
          )}
          {(screen || tiles.length === 0) && <ScreenPicture screen={screen ?? 'record'} fit="whole" />}
          <StageChat chat={stage.chat} as="bubbles" />
          <StageNotices notices={stage.notices} />
        </div>
      </div>
      {stage.surface === 'laptop' ? (
        <svg className="desk-foot laptop-deck" viewBox="0 0 200 40" preserveAspectRatio="none" aria-hidden="true">
          <path d="M6 0h188l6 32H0z" fill="#8d9794" />
          <path d="M22 6h156l2 13H20z" fill="#2c3836" />
          <path d="M78 23h44l1 7H77z" fill="#a7b0ad" />
          <path d="M0 32h200v4c0 2-4 4-8 4H8c-4 0-8-2-8-4z" fill="#5d6a66" />
        </svg>
      ) : (
        <svg className="desk-foot" viewBox="0 0 200 40" preserveAspectRatio="none" aria-hidden="true">
          <path d="M80 0h40v24h34v10H46V24h34z" fill="#2c3836" />
          <path d="M0 34h200v6H0z" fill="#1d2725" />
        </svg>
      )}
      <BesideScreen things={stage.things} />
    </div>
  )
}
