import { useTranslations } from 'next-intl'

/** A turning arrow beside a status's shape: shown under a policy that has changed since. Words near it must say so. */
function ConfirmationShape() {
  return (
    <svg className="confirm-shape" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M13 8a5 5 0 1 1-1.6-3.7" />
      <path d="M13.2 1.8v3h-3" />
    </svg>
  )
}

/** The same, with its words for whoever does not see it. */
export function ConfirmationMark() {
  const t = useTranslations('grid.confirm')
  return (
    <>
      <ConfirmationShape />
      <span className="sr-only">{t('mark')}</span>
    </>
  )
}

/** What the mark means: of somebody's practice, to the reader of their own, or as the grid's key. */
export function ConfirmationWords({ of }: { of: 'cell' | 'reader' | 'grid' }) {
  const t = useTranslations('grid.confirm')
  return (
    <p className="confirm-words">
      <ConfirmationShape />
      <span>{t(of)}</span>
    </p>
  )
}
