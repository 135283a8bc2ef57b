'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Words } from '#components/ui/words.tsx'
import type { Text, Tray } from '#domain/scenario/module.ts'
import { TrayMark } from './tray-mark.tsx'
import './sorted-thing.css'

/** One thing of a sort with the trays to choose from; folded, one line that says where it lies and opens it again. */
export function SortedThing({
  name,
  thing,
  trays,
  tray,
  fold,
  onLay,
  onUnfold,
  onLeft,
  onDrag,
}: {
  name: string
  thing: { readonly id: string; readonly text: Text; readonly number: number }
  trays: readonly Tray[]
  /** Where it lies; null: it waits. */
  tray: string | null
  fold: 'folded' | 'open'
  onLay: (tray: string) => void
  onUnfold: () => void
  /** The keyboard has left it. */
  onLeft: () => void
  onDrag: (state: 'begun' | 'ended') => void
}) {
  const t = useTranslations('player.sort')
  const wasTabbed = useRef(false)
  const place = trays.findIndex(({ id }) => id === tray)
  const lies = trays[place]
  if (fold === 'folded' && lies !== undefined)
    return (
      <li data-thing={thing.id} className="thing thing-folded">
        <button type="button" onClick={onUnfold}>
          <span className="thing-number">{thing.number}</span>
          <span className="thing-line">
            <Words text={thing.text} />
          </span>
          <span className="thing-lies">
            <TrayMark place={place} />
            <Words text={lies.text} />
            <span className="sr-only">{t('change')}</span>
          </span>
          <svg className="thing-turn" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M4 2l4 4-4 4" />
          </svg>
        </button>
      </li>
    )
  return (
    <li
      data-thing={thing.id}
      className="thing"
      data-waiting={lies === undefined ? true : undefined}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        onDrag('begun')
      }}
      onDragEnd={() => onDrag('ended')}
      onPointerDown={() => {
        wasTabbed.current = false
      }}
      onKeyDown={(event) => {
        wasTabbed.current = event.key === 'Tab'
      }}
      onBlur={(event) => {
        if (wasTabbed.current && !event.currentTarget.contains(event.relatedTarget)) onLeft()
      }}
    >
      <fieldset>
        <legend>
          <span className="thing-number">{thing.number}</span>
          <span className="thing-words">
            <Words text={thing.text} />
          </span>
        </legend>
        <div className={`thing-trays thing-trays-${trays.length}`}>
          {trays.map(({ id, text }, trayPlace) => (
            <label key={id}>
              <input type="radio" name={name} value={id} checked={tray === id} onChange={() => onLay(id)} />
              <TrayMark place={trayPlace} />
              <span>
                <Words text={text} />
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  )
}
