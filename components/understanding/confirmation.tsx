import { useTranslations } from 'next-intl'
import './confirmation.css'

/** A turning arrow beside a status's shape: shown under a policy that has changed since. Words near it must say so. */
function ConfirmationShape() {
  return (
    <svg className="confirm-shape" viewBox="0 0 16 16" aria-hidden="true">
      <ConfirmationPaths />
    </svg>
  )
}

function ConfirmationPaths() {
  return (
    <>
      <path d="M13 8a5 5 0 1 1-1.6-3.7" />
      <path d="M13.2 1.8v3h-3" />
    </>
  )
}

const symbolId = 'to-confirm'

/** The shape for a page that shows it hundreds of times: here once, and by `ConfirmationUse` where it is seen. */
export function ConfirmationSymbol() {
  return (
    <symbol id={symbolId} viewBox="0 0 16 16">
      <ConfirmationPaths />
    </symbol>
  )
}

/** Words near it must say what it means. */
export function ConfirmationUse() {
  return (
    <svg className="confirm-shape" aria-hidden="true">
      <use href={`#${symbolId}`} />
    </svg>
  )
}

/** What the mark means: of someone's practice, to the reader of their own, or as the grid's key. */
export function ConfirmationWords({ of }: { of: 'cell' | 'reader' | 'grid' }) {
  const t = useTranslations('grid.confirm')
  return (
    <p className="confirm-words">
      <ConfirmationShape />
      <span>{t(of)}</span>
    </p>
  )
}
