import { useTranslations } from 'next-intl'
import type { Mark } from './types.ts'

/** Told apart by shape alone: filled or open, round or pointed. */
export type Shape = 'right' | 'wrong' | 'training' | 'follow-up'

export function shapeOf({ correct, occasion }: Mark): Shape {
  if (correct === undefined) return occasion
  return correct ? 'right' : 'wrong'
}

/** Drawn around the point 0, 6. */
export function MarkShape({ shape }: { shape: Shape }) {
  switch (shape) {
    case 'right':
      return <circle className="mark-filled" cx="0" cy="6" r="3.5" />
    case 'wrong':
      return <path className="mark-cross" d="M-4 2l8 8M4 2l-8 8" />
    case 'training':
      return <path className="mark-line" d="M0 1v10" />
    case 'follow-up':
      return <path className="mark-open" d="M0 1l5 10h-10z" />
  }
}

/** What the marks mean, those of the reader's own curves or those of somebody else's. */
export function MarkKey({ shapes }: { shapes: readonly Shape[] }) {
  const t = useTranslations('clinician.history.marks')
  return (
    <ul className="mark-key" aria-label={t('key')}>
      {shapes.map((shape) => (
        <li key={shape}>
          <svg width="14" height="12" viewBox="-7 0 14 12" aria-hidden="true">
            <MarkShape shape={shape} />
          </svg>
          {t(shape)}
        </li>
      ))}
    </ul>
  )
}
