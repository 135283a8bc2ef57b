import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Mark, markOf, StatusShape } from '#components/ui/status-mark.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Words } from '#components/ui/words.tsx'
import { BriefVerdict } from './brief-verdict.tsx'
import { ConfirmationWords } from './confirmation.tsx'
import { type Addressee, EstimateGrounds, OtherMisconceptions, VerdictSentence } from './estimate-words.tsx'
import { LikelihoodStrip } from './likelihood-strip.tsx'
import type { PracticeHead, UnderstandingCell } from './types.ts'
import './practice-rows.css'

/** Where help is needed comes first, then what is not known, then what is well. */
const order: readonly Mark[] = [
  'confidently-wrong',
  'does-not-understand-yet',
  'faded',
  'developing',
  'not-enough-evidence',
  'shown-so-far',
  'understands',
]

/** Each practice with its cell, those first that need help most, of equals the critical ones. */
export function byNeed(practices: readonly PracticeHead[], cells: readonly UnderstandingCell[]) {
  return practices
    .flatMap((practice, place) => {
      const cell = cells[place]
      return cell === undefined ? [] : [{ practice, cell, mark: markOf(cell) }]
    })
    .sort(
      (a, b) =>
        order.indexOf(a.mark) - order.indexOf(b.mark) || Number(b.practice.critical) - Number(a.practice.critical),
    )
}

/**
 * One person's understanding, a line and a sentence a practice: their own view of it, and their manager's. What it rests on
 * and how it came about is a press away, one practice at a time.
 */
export function PracticeRows({
  practices,
  cells,
  of,
  neededOf,
  sinceOf,
  besideOf,
  actOf,
}: {
  practices: readonly PracticeHead[]
  /** In the order of the practices. */
  cells: readonly UnderstandingCell[]
  of: Addressee
  /** The probability from which a practice counts as understood. */
  neededOf: (practice: PracticeHead) => number
  /** From when the status holds. */
  sinceOf: (practice: PracticeHead) => Date | undefined
  /** Below the grounds, once a practice is opened. */
  besideOf?: (practice: PracticeHead, cell: UnderstandingCell) => ReactNode
  /** What can be done about it at once, at the end of its line. */
  actOf?: (practice: PracticeHead, cell: UnderstandingCell) => ReactNode
}) {
  const t = useTranslations('grid')
  const rows = byNeed(practices, cells)
  return (
    <ul className="practice-rows">
      {rows.map(({ practice, cell, mark }) => (
        <li key={practice.id} className="practice-row" data-mark={mark}>
          <details name="practice">
            <summary>
              <StatusShape mark={mark} />
              <span className="practice-line">
                <b>
                  <Words text={practice.name} />
                </b>
                {practice.critical && <Tag>{t('critical')}</Tag>}
                <span className={mark === 'confidently-wrong' ? 'practice-brief practice-alarm' : 'practice-brief'}>
                  <BriefVerdict cell={cell} since={sinceOf(practice)} />
                </span>
              </span>
              <span className="practice-chance">
                {cell.tooLittle === null ? (
                  <LikelihoodStrip
                    probability={cell.probability}
                    interval={cell.interval}
                    needed={neededOf(practice)}
                  />
                ) : (
                  t('noFigure')
                )}
              </span>
              <svg className="practice-turn" viewBox="0 0 12 12" aria-hidden="true">
                <path d="M2 4l4 4 4-4" />
              </svg>
            </summary>
            <div className="practice-more">
              <p>
                <VerdictSentence cell={cell} of={of} />
              </p>
              {cell.needsConfirmation && <ConfirmationWords of={of === 'reader' ? 'reader' : 'cell'} />}
              <EstimateGrounds cell={cell} />
              <OtherMisconceptions cell={cell} of={of} />
              <p className="practice-meaning">
                {t('understands')} <Words text={practice.understands} />
              </p>
              {besideOf?.(practice, cell)}
            </div>
          </details>
          {actOf?.(practice, cell)}
        </li>
      ))}
    </ul>
  )
}
