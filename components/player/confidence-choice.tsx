'use client'

import { useTranslations } from 'next-intl'
import { type Confidence, confidences } from './unsent-answer.ts'
import './confidence-choice.css'
import './question-form.css'

export function ConfidenceChoice({
  confidence,
  onState,
  missing,
}: {
  confidence: Confidence | null
  onState: (confidence: Confidence) => void
  missing: boolean
}) {
  const t = useTranslations('player')
  const words = useTranslations('interface.confidence')
  return (
    <fieldset aria-describedby={missing ? 'missing-confidence' : undefined}>
      <legend>{t('confidence')}</legend>
      {missing && (
        <p className="question-missing" id="missing-confidence">
          {t('missing.confidence')}
        </p>
      )}
      <div className="sure">
        {confidences.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name="confidence"
              value={value}
              checked={confidence === value}
              onChange={() => onState(value)}
            />
            <span>{words(value)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
