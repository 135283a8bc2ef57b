'use client'

import { Words } from '#components/ui/words.tsx'
import { laidIn, traysOf } from '#domain/scenario/sorting.ts'
import type { ChoiceProps } from './listed-choice.tsx'

/** Things to be laid in trays, each with the trays as its choices. */
export function SortChoice({ question, choice, onChoose }: ChoiceProps) {
  const laid = traysOf(choice)
  return question.options.map(({ id, text }) => (
    <fieldset key={id}>
      <legend>
        <Words text={text} />
      </legend>
      {question.trays?.map((tray) => (
        <label key={tray.id} className="option option-small">
          <input
            type="radio"
            name={`${question.itemId} ${id}`}
            value={tray.id}
            checked={laid?.get(id) === tray.id}
            onChange={() => onChoose([...choice.filter((entry) => !entry.startsWith(`${id}:`)), laidIn(id, tray.id)])}
          />
          <span>
            <Words text={tray.text} />
          </span>
        </label>
      ))}
    </fieldset>
  ))
}
