import { useFormatter, useTranslations } from 'next-intl'
import { markOf } from '#components/ui/status-mark.tsx'
import { dayOfMoment } from '#domain/dates/date-formats.ts'
import type { ShownCell } from './packed-grid.ts'
import './brief-verdict.css'

/**
 * The verdict on a practice in a few words: the same that `VerdictSentence` says at length. On a phone the word alone is
 * seen, and the rest is heard, or read one press away.
 */
export function BriefVerdict({
  cell,
  since,
}: {
  cell: ShownCell
  /** From when the status holds, where that is known. */
  since: Date | undefined
}) {
  const t = useTranslations('grid.brief')
  const format = useFormatter()
  const day = (date: Date | null | undefined) => (date ? format.dateTime(date, dayOfMoment) : '')
  const mark = markOf(cell)
  const kind = mark === 'not-enough-evidence' ? (cell.tooLittle ?? 'undecided') : mark
  const words = t.rich(kind, {
    b: (chunks) => <b>{chunks}</b>,
    why: (chunks) => <span className="brief-why">{chunks}</span>,
    since: day(since),
    last: day(cell.lastEvidenceAt),
    answers: cell.answers,
  })
  return (
    <>
      {words}
      {cell.needsConfirmation && <span className="brief-why"> {t('confirm')}</span>}
    </>
  )
}
