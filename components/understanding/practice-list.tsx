import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { markOf, StatusShape } from '#components/ui/status-mark.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Words } from '#components/ui/words.tsx'
import { ConfirmationWords } from './confirmation.tsx'
import { EstimateGrounds, OtherMisconceptions, type Spoken, VerdictSentence } from './estimate-words.tsx'
import { LikelihoodStrip } from './likelihood-strip.tsx'
import type { PracticeHead, UnderstandingCell } from './types.ts'
import './practice-list.css'

/** One person's understanding, practice by practice: their own view of it, and their manager's drill-down. */
export function PracticeList({
  practices,
  cells,
  of,
  neededOf,
  besideOf,
}: {
  practices: readonly PracticeHead[]
  /** In the order of the practices. */
  cells: readonly UnderstandingCell[]
  of: Spoken
  /** The probability from which a practice counts as understood. */
  neededOf: (practice: PracticeHead) => number
  /** What can be done about a practice: a link to a module, say. */
  besideOf?: (practice: PracticeHead, cell: UnderstandingCell) => ReactNode
}) {
  const t = useTranslations('grid')
  const words = useTranslations('interface')
  return (
    <ul>
      {practices.map((practice, place) => {
        const cell = cells[place]
        if (cell === undefined) return null
        const mark = markOf(cell)
        return (
          <li key={practice.id} className={mark === 'confidently-wrong' ? 'practice practice-wrong' : 'practice'}>
            <StatusShape mark={mark} />
            <div>
              <h3>
                <Words text={practice.name} /> {practice.critical && <Tag>{t('critical')}</Tag>}
              </h3>
              <p className="practice-status">{words(`status.${mark}`)}</p>
            </div>
            <div className="practice-strip">
              {cell.tooLittle === null ? (
                <LikelihoodStrip probability={cell.probability} interval={cell.interval} needed={neededOf(practice)} />
              ) : (
                <p className="practice-little">
                  <VerdictSentence cell={cell} of={of} />
                </p>
              )}
            </div>
            <div className="practice-more">
              {cell.needsConfirmation && <ConfirmationWords of={of === 'reader' ? 'reader' : 'cell'} />}
              {cell.tooLittle === null && (
                <p>
                  <VerdictSentence cell={cell} of={of} />
                </p>
              )}
              <OtherMisconceptions cell={cell} of={of} />
              <Disclosure summary={t('why')}>
                <EstimateGrounds cell={cell} />
                <p className="practice-meaning">
                  {t('understands')} <Words text={practice.understands} />
                </p>
              </Disclosure>
              {besideOf?.(practice, cell)}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
