'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Words } from '#components/ui/words.tsx'
import { type ChoiceProps, toggle } from './listed-choice.tsx'
import { Sheet } from './sheet.tsx'
import './sheet.css'

/** Passages to be struck out: each is a checkbox, ticked is struck, and the word stands beside the line. */
export function StrikeChoice({ question, choice, onChoose }: ChoiceProps) {
  const t = useTranslations('player.strike')
  const [announcement, setAnnouncement] = useState('')
  const { paper, options } = question
  if (paper === undefined) return null
  return (
    <>
      <Sheet
        paper={paper}
        passages={options}
        draw={({ id, text }) => (
          <label className="phrase">
            <input
              type="checkbox"
              value={id}
              checked={choice.includes(id)}
              onChange={() => {
                onChoose(toggle(choice, id))
                setAnnouncement(t(choice.includes(id) ? 'is-back' : 'is-struck', { passage: text.text }))
              }}
            />
            <span>
              <Words text={text} />
            </span>
            <b aria-hidden="true">{t('struck')}</b>
          </label>
        )}
      />
      <p className="tally">
        {t.rich('tally', {
          struck: choice.length,
          left: options.length - choice.length,
          b: (words) => <b>{words}</b>,
          rest: (words) => <span>{words}</span>,
        })}
      </p>
      <p className="sr-only" role="status">
        {announcement}
      </p>
    </>
  )
}
