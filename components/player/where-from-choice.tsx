'use client'

import { useId } from 'react'
import { Words } from '#components/ui/words.tsx'
import type { ChoiceProps } from './listed-choice.tsx'
import { OptionWords } from './option-words.tsx'
import { Route, RouteScreenFrame } from './route-screen.tsx'
import './route-screen.css'
import './doing.css'
import './option.css'

/**
 * A number, an address or a route to be chosen. The radio buttons stand in the list; what is drawn on the screen are labels
 * of the same buttons, so that a press on either is one choice and a screen reader meets each once. Lines that can only be
 * read stand in both.
 */
export function WhereFromChoice({ question, choice, onChoose }: ChoiceProps) {
  const own = useId()
  const { options, screen, itemId } = question
  if (screen === undefined) return null
  const notesAfter = (id: string | null) =>
    screen.notes
      .filter(({ after }) => after === id)
      .map(({ id: note, text }) => (
        <p key={note} className="route-note">
          <Words text={text} />
        </p>
      ))
  return (
    <div className="doing">
      <div className="worktop worktop-screen" aria-hidden="true">
        <RouteScreenFrame screen={screen}>
          {notesAfter(null)}
          {options.map(({ id, label, text }) => (
            <div key={id} className="route">
              {label && (
                <b>
                  <Words text={label} />
                </b>
              )}
              <label className={choice.includes(id) ? 'route-pick route-picked' : 'route-pick'} htmlFor={`${own}${id}`}>
                <Route text={text} />
              </label>
              {notesAfter(id)}
            </div>
          ))}
        </RouteScreenFrame>
      </div>
      <div className="routes">
        {notesAfter(null)}
        {options.map(({ id, label, text }) => (
          <div key={id}>
            <label className="option" htmlFor={`${own}${id}`}>
              <input
                type="radio"
                id={`${own}${id}`}
                name={itemId}
                value={id}
                checked={choice.includes(id)}
                onChange={() => onChoose([id])}
              />
              <span>
                <OptionWords format="where-from" option={{ label, text }} />
              </span>
            </label>
            {notesAfter(id)}
          </div>
        ))}
      </div>
    </div>
  )
}
