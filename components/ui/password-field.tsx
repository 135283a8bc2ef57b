'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { controlProps, Field, type FieldProps } from './field.tsx'
import './forms.css'

/** A password, hidden until its writer asks to see it; managers may fill it and pasting is never blocked. */
export function PasswordField({
  autoComplete,
  ...field
}: FieldProps & { autoComplete: 'current-password' | 'new-password' }) {
  const t = useTranslations('interface')
  const [isVisible, setVisible] = useState(false)
  const control = controlProps(field)
  return (
    <Field field={field}>
      <span className="password">
        <input
          className="control"
          type={isVisible ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          {...control}
        />
        <button
          type="button"
          className="password-show"
          aria-controls={control.id}
          aria-pressed={isVisible}
          onClick={() => setVisible(!isVisible)}
        >
          {t('field.showPassword')}
        </button>
      </span>
    </Field>
  )
}
