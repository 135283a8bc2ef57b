'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Words } from '#components/ui/words.tsx'
import type { ChoiceProps } from './listed-choice.tsx'
import { withMove } from './with-move.ts'
import './order-choice.css'

/** Steps to be put in order: with the two buttons of each, or by dragging where there is a mouse. Moves are announced. */
export function OrderChoice({ question, choice, onChoose }: ChoiceProps) {
  const t = useTranslations('player.order')
  const [announcement, setAnnouncement] = useState('')
  const [draggedId, setDraggedId] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)

  function move(from: number, to: number, by: 'earlier' | 'later' | 'dragging') {
    const id = choice[from]
    const option = question.options.find((one) => one.id === id)
    if (option === undefined || to < 0 || to >= choice.length) return
    onChoose(withMove(choice, from, to))
    setAnnouncement(t('moved', { step: option.text.text, place: to + 1, of: choice.length }))
    if (by === 'dragging') return
    // The buttons of a step move with it; at either end the other one takes the focus.
    const stuck = by === 'earlier' ? to === 0 : to === choice.length - 1
    const next = by === 'earlier' ? (stuck ? 'later' : 'earlier') : stuck ? 'earlier' : 'later'
    requestAnimationFrame(() => {
      list.current?.querySelectorAll<HTMLButtonElement>(`button[data-move="${next}"]`)[to]?.focus()
    })
  }

  return (
    <>
      <ol ref={list}>
        {choice.map((id, place) => {
          const option = question.options.find((one) => one.id === id)
          if (option === undefined) return null
          return (
            <li
              key={id}
              className={draggedId === id ? 'order-step order-dragged' : 'order-step'}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move'
                setDraggedId(id)
              }}
              onDragEnd={() => setDraggedId(null)}
              onDragOver={(event) => {
                event.preventDefault()
                if (draggedId !== null && draggedId !== id) move(choice.indexOf(draggedId), place, 'dragging')
              }}
            >
              <span className="order-place">{place + 1}</span>
              <span>
                <Words text={option.text} />
              </span>
              <span className="order-moves">
                <MoveButton
                  direction="earlier"
                  label={t('earlier', { step: option.text.text })}
                  end={place === 0}
                  onMove={() => move(place, place - 1, 'earlier')}
                />
                <MoveButton
                  direction="later"
                  label={t('later', { step: option.text.text })}
                  end={place === choice.length - 1}
                  onMove={() => move(place, place + 1, 'later')}
                />
              </span>
            </li>
          )
        })}
      </ol>
      <p className="sr-only" role="status">
        {announcement}
      </p>
    </>
  )
}

function MoveButton({
  direction,
  label,
  end,
  onMove,
}: {
  direction: 'earlier' | 'later'
  label: string
  end: boolean
  onMove: () => void
}) {
  return (
    <button type="button" data-move={direction} aria-label={label} aria-disabled={end} onClick={onMove}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={direction === 'earlier' ? 'M3 10.5 8 5l5 5.5' : 'M3 5.5 8 11l5-5.5'} />
      </svg>
    </button>
  )
}
