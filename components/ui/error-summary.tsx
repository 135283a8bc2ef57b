'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import './error-summary.css'
import './notice.css'

export type FieldProblem = { readonly field: string; readonly message: string }

/** Above a form that came back: what is wrong, with a way to each field. Takes the focus, so that it is heard at once. */
export function ErrorSummary({ problems }: { problems: readonly FieldProblem[] }) {
  const t = useTranslations('interface')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length > 0) box.current?.focus()
  }, [problems])
  if (problems.length === 0) return null
  return (
    <div ref={box} className="notice notice-alarm" role="alert" tabIndex={-1}>
      <h2 className="notice-title">{t('errorSummary.title', { count: problems.length })}</h2>
      <ul className="error-list">
        {problems.map(({ field, message }) => (
          <li key={field + message}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
