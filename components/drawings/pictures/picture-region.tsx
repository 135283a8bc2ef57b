'use client'

import type { KeyboardEvent } from 'react'
import type { Region } from '#domain/scenario/module.ts'
import { pictureSize } from './picture-size.ts'
import './picture.css'

/** A place in a picture that can be marked: a toggle, drawn over it. */
export function PictureRegion({
  region,
  label,
  marked,
  onToggle,
}: {
  region: Region
  label: string
  marked: 'marked' | 'unmarked'
  onToggle: () => void
}) {
  const { x, y, width, height } = inPicture(region)
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onToggle()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot be drawn inside a picture
    <g
      className={`region region-${marked}`}
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={marked === 'marked'}
      onClick={onToggle}
      onKeyDown={onKeyDown}
    >
      <rect className="region-halo" x={x} y={y} width={width} height={height} rx="10" />
      <rect className="region-edge" x={x} y={y} width={width} height={height} rx="10" />
      {marked === 'marked' && <RegionBadge x={x + width - 6} y={y + 6} sign="tick" />}
    </g>
  )
}

/** A place in a picture after the answer: whether it was a risk, and whether it was marked. */
export function PictureVerdict({ region, sign }: { region: Region; sign: 'found' | 'missed' | 'no-risk' }) {
  const { x, y, width, height } = inPicture(region)
  return (
    <g className={`verdict verdict-${sign}`}>
      <rect className="region-halo" x={x} y={y} width={width} height={height} rx="10" />
      <rect className="region-edge" x={x} y={y} width={width} height={height} rx="10" />
      <RegionBadge
        x={x + width - 6}
        y={y + 6}
        sign={sign === 'found' ? 'tick' : sign === 'missed' ? 'risk' : 'cross'}
      />
    </g>
  )
}

function RegionBadge({ x, y, sign }: { x: number; y: number; sign: 'tick' | 'risk' | 'cross' }) {
  const shapes = {
    tick: 'M-7 .5l5 5 9-10',
    risk: 'M0-8v9M0 6.5v.5',
    cross: 'M-5-5 5 5M5-5-5 5',
  } as const
  return (
    <g transform={`translate(${x} ${y})`} className={`badge-${sign}`}>
      {sign === 'risk' ? (
        <path className="badge-ground" d="M0-20 20 0 0 20-20 0z" />
      ) : (
        <circle className="badge-ground" r="16" />
      )}
      <path className="badge-sign" d={shapes[sign]} />
    </g>
  )
}

function inPicture({ x, y, width, height }: Region): Region {
  const across = pictureSize.width / 100
  const down = pictureSize.height / 100
  return { x: x * across, y: y * down, width: width * across, height: height * down }
}
