import type { ComponentProps } from 'react'
import { controlProps, Field, type FieldProps } from './field.tsx'
import './forms.css'

export type TextFieldProps = FieldProps &
  Pick<
    ComponentProps<'input'>,
    | 'defaultValue'
    | 'autoComplete'
    | 'inputMode'
    | 'maxLength'
    | 'minLength'
    | 'spellCheck'
    | 'placeholder'
    | 'autoFocus'
    | 'list'
  > & { type?: 'text' | 'email' | 'url' | 'tel' | 'search' | 'number' }

export function TextField({ type = 'text', name, label, id, hint, error, optional, ...input }: TextFieldProps) {
  const field = { name, label, id, hint, error, optional }
  return (
    <Field field={field}>
      <input className="control" type={type} {...input} {...controlProps(field)} />
    </Field>
  )
}

export function TextArea({
  rows = 4,
  name,
  label,
  id,
  hint,
  error,
  optional,
  ...input
}: FieldProps & Pick<ComponentProps<'textarea'>, 'defaultValue' | 'maxLength' | 'spellCheck'> & { rows?: number }) {
  const field = { name, label, id, hint, error, optional }
  return (
    <Field field={field}>
      <textarea className="control" rows={rows} {...input} {...controlProps(field)} />
    </Field>
  )
}
