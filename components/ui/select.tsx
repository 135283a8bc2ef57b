import type { ComponentProps } from 'react'
import { controlProps, Field, type FieldProps } from './field.tsx'
import './forms.css'

export type Choosable = { readonly value: string; readonly label: string }

export function Select({
  choices,
  placeholder,
  defaultValue,
  ...field
}: FieldProps &
  Pick<ComponentProps<'select'>, 'defaultValue'> & {
    choices: readonly Choosable[]
    /** Shown first and no choice itself. */
    placeholder?: string
  }) {
  return (
    <Field field={field}>
      <select
        className="control"
        defaultValue={defaultValue ?? (placeholder ? '' : undefined)}
        {...controlProps(field)}
      >
        {placeholder && <option value="">{placeholder}</option>}
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}
