'use client'

import { Words } from '#components/ui/words.tsx'
import type { Choice } from '#domain/scenario/attempt-state.ts'
import type { Question } from '#domain/scenario/learner-view.ts'
import './option.css'

export type ChoiceProps = { question: Question; choice: Choice; onChoose: (choice: Choice) => void }

/** One of the options. */
export function SingleChoice({ question, choice, onChoose }: ChoiceProps) {
  return question.options.map(({ id, text }) => (
    <label key={id} className="option">
      <input
        type="radio"
        name={question.itemId}
        value={id}
        checked={choice.includes(id)}
        onChange={() => onChoose([id])}
      />
      <span>
        <Words text={text} />
      </span>
    </label>
  ))
}

/** Any of the options. */
export function MultipleChoice({ question, choice, onChoose }: ChoiceProps) {
  return question.options.map(({ id, text }) => (
    <label key={id} className="option">
      <input type="checkbox" value={id} checked={choice.includes(id)} onChange={() => onChoose(toggle(choice, id))} />
      <span>
        <Words text={text} />
      </span>
    </label>
  ))
}

/** The choice with one option more or less. */
export function toggle(choice: Choice, id: string): Choice {
  return choice.includes(id) ? choice.filter((other) => other !== id) : [...choice, id]
}
