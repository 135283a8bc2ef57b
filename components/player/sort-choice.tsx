'use client'

import { useTranslations } from 'next-intl'
import { useLayoutEffect, useRef, useState } from 'react'
import { Words } from '#components/ui/words.tsx'
import { laidIn, traysOf } from '#domain/scenario/sorting.ts'
import type { ChoiceProps } from './listed-choice.tsx'
import { SortedThing } from './sorted-thing.tsx'
import { Slip, Trays } from './trays.tsx'
import { useTrayDrop } from './use-tray-drop.ts'
import './doing.css'
import './trays.css'
import './sorted-thing.css'

/**
 * Things to be laid in trays. Each has the trays as its own choices in a list that keeps its order; the drawn trays show
 * the result, and take what is dragged with a mouse. A thing that lies somewhere folds to one line once another is placed
 * or the keyboard has left it, never under a finger.
 */
export function SortChoice({ question, choice, onChoose }: ChoiceProps) {
  const t = useTranslations('player.sort')
  const { options, trays = [], itemId } = question
  const trayOfOption = traysOf(choice) ?? new Map<string, string>()
  const [open, setOpen] = useState<string | null>(null)
  const [draggedId, setDraggedId] = useState<string | null>(null)
  const [announcement, setAnnouncement] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const anchor = useRef<{ readonly id: string; readonly top: number } | null>(null)

  const rowOf = (id: string) => list.current?.querySelector<HTMLElement>(`[data-thing="${id}"]`) ?? null

  // What folds above it must not push the thing that was just placed from under the finger.
  useLayoutEffect(() => {
    if (anchor.current === null) return
    const { id, top } = anchor.current
    anchor.current = null
    const now = list.current?.querySelector(`[data-thing="${id}"]`)?.getBoundingClientRect().top
    if (now !== undefined && now !== top) window.scrollBy(0, now - top)
  })

  function sayWhereLies(id: string | null, waiting: number) {
    const thing = options.find((option) => option.id === id)
    const tray = trays.find((each) => each.id === trayOfOption.get(id ?? ''))
    if (thing === undefined || tray === undefined) return
    setAnnouncement(
      `${t('laid', { thing: thing.text.text, tray: tray.text.text })} ${t('waiting', { count: waiting })}.`,
    )
  }

  function lay(id: string, tray: string) {
    const others = choice.filter((entry) => !entry.startsWith(`${id}:`))
    anchor.current = { id, top: rowOf(id)?.getBoundingClientRect().top ?? 0 }
    onChoose([...others, laidIn(id, tray)])
    if (open !== id) sayWhereLies(open, options.length - others.length - 1)
    setOpen(id)
  }

  const drop = useTrayDrop((trayId) => {
    if (draggedId !== null) lay(draggedId, trayId)
    setDraggedId(null)
  })
  const waiting = options.filter(({ id }) => !trayOfOption.has(id))
  return (
    <div className="doing">
      <Trays
        trays={trays}
        above={
          <p className="pile">
            <b>{t('waiting', { count: waiting.length })}</b>
            {waiting.map(({ id }) => (
              <span key={id} className="slip-number">
                {options.findIndex((option) => option.id === id) + 1}
              </span>
            ))}
          </p>
        }
        lying={(trayId) => {
          const slips = options.flatMap(({ id, text }, place) =>
            trayOfOption.get(id) === trayId
              ? [
                  <Slip key={id} number={place + 1}>
                    <Words text={text} />
                  </Slip>,
                ]
              : [],
          )
          return { count: slips.length, slips }
        }}
        drop={drop}
      />
      <ol className="things" ref={list}>
        {options.map(({ id, text }, place) => (
          <SortedThing
            key={id}
            name={`${itemId} ${id}`}
            thing={{ id, text, number: place + 1 }}
            trays={trays}
            tray={trayOfOption.get(id) ?? null}
            fold={trayOfOption.has(id) && open !== id ? 'folded' : 'open'}
            onLay={(tray) => lay(id, tray)}
            onUnfold={() => {
              setOpen(id)
              requestAnimationFrame(() => rowOf(id)?.querySelector<HTMLInputElement>('input:checked')?.focus())
            }}
            onLeft={() => {
              if (open !== id) return
              sayWhereLies(id, waiting.length)
              setOpen(null)
            }}
            onDrag={(state) => setDraggedId(state === 'begun' ? id : null)}
          />
        ))}
      </ol>
      <p className="sr-only" role="status">
        {announcement}
      </p>
    </div>
  )
}
