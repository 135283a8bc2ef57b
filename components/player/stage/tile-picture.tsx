import { useTranslations } from 'next-intl'
import { initialsOf } from '#components/ui/initials.ts'
import { Words } from '#components/ui/words.tsx'
import type { Stage, Tile } from '#domain/scenario/stage.ts'
import type { Cut } from './someone-behind.tsx'
import { TileScene } from './tile-scene.tsx'
import './tile.css'

/** One side of a call, in whatever state its picture is, with its name. */
export function TilePicture({
  tile,
  cut,
  label = 'name',
  light,
}: {
  tile: Tile
  cut: Cut
  label?: 'name' | 'none'
  light?: Stage['light']
}) {
  const holds = tile.picture === 'live' ? tile.holds : undefined
  return (
    <div className={`tile tile-${tile.picture}`} data-holds={holds}>
      <PictureIn tile={tile} cut={cut} light={light} />
      {label === 'name' && (
        <div className="tile-name">
          <Words text={tile.name} />
        </div>
      )}
    </div>
  )
}

function PictureIn({ tile, cut, light }: { tile: Tile; cut: Cut; light: Stage['light'] }) {
  const t = useTranslations('player.stage')
  switch (tile.picture) {
    case 'live':
      return <TileScene tile={tile} cut={cut} light={light} />
    case 'frozen':
      return (
        <>
          <TileScene tile={tile} cut={cut} light={light} />
          <div className="tile-veil tile-veil-frozen">
            <b>{t('frozen')}</b>
            <span>{t('frozen-detail')}</span>
          </div>
        </>
      )
    case 'waiting':
      return (
        <div className="tile-blank">
          <Dots />
          <b>{t('waiting')}</b>
        </div>
      )
    case 'camera-off':
      return (
        <div className="tile-blank">
          <Initials name={tile.name.text} />
          <span>{t('camera-off')}</span>
        </div>
      )
    case 'voice-only':
      return (
        <div className="tile-blank">
          <VoiceRings of={tile} />
          <span>{t('voice-only')}</span>
        </div>
      )
    default:
      throw new Error(`No such picture: ${tile.picture satisfies never}`)
  }
}

function Initials({ name }: { name: string }) {
  return (
    <span className="tile-initials" aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

/** A voice, by rings about the initials of who is heard; about its wave where nobody stands behind it. */
function VoiceRings({ of: { name, look } }: { of: Tile }) {
  return (
    <span className="voice" aria-hidden="true">
      <svg viewBox="0 0 200 200" aria-hidden="true">
        <circle className="voice-ring voice-far" cx="100" cy="100" r="94" />
        <circle className="voice-ring voice-middle" cx="100" cy="100" r="76" />
        <circle className="voice-ring" cx="100" cy="100" r="58" />
      </svg>
      {look ? <Initials name={name.text} /> : <Wave />}
    </span>
  )
}

function Wave() {
  return (
    <span className="tile-initials">
      <svg className="tile-wave" viewBox="0 0 48 48" aria-hidden="true">
        <path d="M8 20v8M16 13v22M24 6v36M32 14v20M40 20v8" />
      </svg>
    </span>
  )
}

function Dots() {
  return (
    <svg className="tile-dots" viewBox="0 0 48 12" aria-hidden="true">
      <circle cx="8" cy="6" r="4" />
      <circle cx="24" cy="6" r="4" opacity="0.65" />
      <circle cx="40" cy="6" r="4" opacity="0.35" />
    </svg>
  )
}
