import type { ComponentProps, ReactNode } from 'react'
import { controlProps, Field, type FieldProps } from './field.tsx'
import './forms.css'

/** `group`: what it stands under, with those beside it that have the same. */
export type Choosable = { readonly value: string; readonly label: string; readonly group?: string }

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
        {inGroups(choices).map(({ group, options }) =>
          group === undefined ? (
            options
          ) : (
            <optgroup key={group} label={group}>
              {options}
            </optgroup>
          ),
        )}
      </select>
    </Field>
  )
}

function inGroups(choices: readonly Choosable[]): { group: string | undefined; options: ReactNode[] }[] {
  const groups: { group: string | undefined; options: ReactNode[] }[] = []
  for (const { value, label, group } of choices) {
    const option = (
      <option key={value} value={value}>
        {label}
      </option>
    )
    const last = groups.at(-1)
    if (last !== undefined && last.group === group) last.options.push(option)
    else groups.push({ group, options: [option] })
  }
  return groups
}
