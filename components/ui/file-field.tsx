import { controlProps, Field, type FieldProps } from './field.tsx'
import './forms.css'

/** A file to choose. */
export function FileField({ accept, ...field }: FieldProps & { accept: string }) {
  return (
    <Field field={field}>
      <input className="control" type="file" accept={accept} {...controlProps(field)} />
    </Field>
  )
}
