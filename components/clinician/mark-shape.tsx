import { useTranslations } from 'next-intl'
import type { Mark } from './types.ts'
import './mark-shape.css'

/** Told apart by shape alone. A ring around a verdict: in a follow-up. */
export type Shape = 'right' | 'wrong' | 'right-in-follow-up' | 'wrong-in-follow-up' | 'training' | 'follow-up'

export function shapeOf({ correct, occasion }: Mark): Shape {
  if (correct === undefined) return occasion
  if (occasion === 'follow-up') return correct ? 'right-in-follow-up' : 'wrong-in-follow-up'
  return correct ? 'right' : 'wrong'
}

/** In which of two rows it is drawn, so that what was asked in one sitting does not cover one another. */
export function rowOf({ correct, occasion }: Mark): 0 | 1 {
  return (correct ?? occasion === 'training') ? 0 : 1
}

/** Drawn around the point 0, 6. */
export function MarkShape({ shape }: { shape: Shape }) {
  switch (shape) {
    case 'right':
      return <circle className="mark-filled" cx="0" cy="6" r="3.5" />
    case 'wrong':
      return <path className="mark-cross" d="M-3 3l6 6M3 3l-6 6" />
    case 'right-in-follow-up':
      return (
        <>
          <circle className="mark-ring" cx="0" cy="6" r="6" />
          <circle className="mark-filled" cx="0" cy="6" r="3" />
        </>
      )
    case 'wrong-in-follow-up':
      return (
        <>
          <circle className="mark-ring" cx="0" cy="6" r="6" />
          <path className="mark-cross" d="M-2.5 3.5l5 5M2.5 3.5l-5 5" />
        </>
      )
    case 'training':
      return <path className="mark-line" d="M0 1v10" />
    case 'follow-up':
      return <path className="mark-open" d="M0 1l5 10h-10z" />
  }
}

/** What the marks mean, those of the reader's own curves or those of someone else's. */
export function MarkKey({ shapes }: { shapes: readonly Shape[] }) {
  const t = useTranslations('clinician.history.marks')
  return (
    <ul className="mark-key" aria-label={t('key')}>
      {shapes.map((shape) => (
        <li key={shape}>
          <svg width="16" height="14" viewBox="-8 -1 16 14" aria-hidden="true">
            <MarkShape shape={shape} />
          </svg>
          {t(shape)}
        </li>
      ))}
    </ul>
  )
}
