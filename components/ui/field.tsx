import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import './forms.css'

/** What every field has. Its id is its name unless another is given: an error summary links to it. */
export type FieldProps = {
  name: string
  label: string
  id?: string
  hint?: ReactNode
  error?: string | null
  /** Fields are required unless they say otherwise; those that are not are marked in words. */
  optional?: boolean
}

/** What ties a control to its hint and its error for assistive technology. */
export function controlProps({ name, id = name, hint, error, optional = false }: FieldProps) {
  const descriptionIds = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((part) => part !== null)
  return {
    id,
    name,
    required: !optional,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': descriptionIds.length > 0 ? descriptionIds.join(' ') : undefined,
  } as const
}

export function Field({ field, children }: { field: FieldProps; children: ReactNode }) {
  const { name, id = name, label, hint, error, optional = false } = field
  const t = useTranslations('interface')
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label className="field-label" htmlFor={id}>
        {label} {optional && <span className="field-optional">{t('field.optional')}</span>}
      </label>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <FieldError id={`${id}-error`} message={error} />}
      {children}
    </div>
  )
}

export function FieldError({ id, message }: { id: string; message: string }) {
  const t = useTranslations('interface')
  return (
    <p className="field-error" id={id}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M10 1.6 18.4 10 10 18.4 1.6 10z" fill="currentColor" />
        <path className="knock-out" d="M10 6v4.6" strokeWidth="1.9" strokeLinecap="round" />
        <circle className="knock-out-fill" cx="10" cy="13.6" r="1.2" />
      </svg>
      <span>
        <span className="sr-only">{t('field.error')} </span>
        {message}
      </span>
    </p>
  )
}
