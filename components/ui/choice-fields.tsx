import type { ReactNode } from 'react'
import { controlProps, FieldError, type FieldProps } from './field.tsx'
import './forms.css'

/** One box to tick. */
export function CheckField({
  defaultChecked,
  value = 'yes',
  ...field
}: FieldProps & { defaultChecked?: boolean; value?: string }) {
  const { name, id = name, label, hint, error } = field
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      {error && <FieldError id={`${id}-error`} message={error} />}
      <label className="tick">
        <input
          type="checkbox"
          value={value}
          defaultChecked={defaultChecked}
          {...controlProps({ optional: true, ...field })}
        />
        <span>
          {label}
          {hint && (
            <span className="tick-hint" id={`${id}-hint`}>
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  )
}

/** One of a few (`pick="one"`) or any of them (`pick="any"`), all in sight. */
export function ChoiceField({
  pick,
  name,
  label,
  id = name,
  hint,
  error,
  choices,
  chosen = [],
}: FieldProps & {
  pick: 'one' | 'any'
  /** `language`: of the label, where it is not the page's. */
  choices: readonly {
    readonly value: string
    readonly label: string
    readonly language?: string
    readonly hint?: ReactNode
  }[]
  chosen?: readonly string[]
}) {
  return (
    <fieldset
      className={error ? 'field field-wrong' : 'field'}
      aria-describedby={[hint ? `${id}-hint` : '', error ? `${id}-error` : ''].join(' ').trim() || undefined}
    >
      <legend className="field-label">{label}</legend>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <FieldError id={`${id}-error`} message={error} />}
      {choices.map((choice, place) => (
        <label key={choice.value} className="tick">
          <input
            type={pick === 'one' ? 'radio' : 'checkbox'}
            // The first one is where an error summary leads to.
            id={place === 0 ? id : `${id}-${choice.value}`}
            name={name}
            value={choice.value}
            defaultChecked={chosen.includes(choice.value)}
            aria-invalid={error ? true : undefined}
          />
          <span>
            <bdi lang={choice.language}>{choice.label}</bdi>
            {choice.hint && <span className="tick-hint">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
