import { controlProps, Field, type FieldProps } from './field.tsx'
import './forms.css'

/** A day, as an ISO date: the browser shows it the reader's way. */
export function DateField({
  defaultValue,
  min,
  max,
  ...field
}: FieldProps & { defaultValue?: string; min?: string; max?: string }) {
  return (
    <Field field={field}>
      <input
        className="control control-date"
        type="date"
        defaultValue={defaultValue}
        min={min}
        max={max}
        {...controlProps(field)}
      />
    </Field>
  )
}
