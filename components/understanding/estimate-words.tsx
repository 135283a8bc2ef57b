import { useFormatter, useTranslations } from 'next-intl'
import { markOf } from '#components/ui/status-mark.tsx'
import { Words } from '#components/ui/words.tsx'
import { estimatedPercent, estimateFigures } from '#domain/reports/figures.ts'
import { fullName } from '#domain/text/person-name.ts'
import { mostBeliefs, type ShownCell } from './packed-grid.ts'
import type { PersonName } from './types.ts'
import './estimate-words.css'

/** Who is spoken of: someone by name, or the reader. */
export type Addressee = PersonName | 'reader'

/**
 * The one verdict on a practice, in one sentence: the chance, what the status and the flag add to it, and the belief that it
 * rests on; or why there is too little to say it.
 */
export function VerdictSentence({ cell, of }: { cell: ShownCell; of: Addressee }) {
  const t = useTranslations('grid.sentence')
  const [first] = cell.misconceptions
  const belief = {
    belief: first === undefined ? 'none' : 'held',
    words: () => first && <Words text={first.sentence} />,
  }
  if (cell.tooLittle !== null)
    return cell.confidentlyWrong
      ? t.rich('too-little.confidently-wrong', { answers: cell.answers, ...belief })
      : t(`too-little.${cell.tooLittle}`, { answers: cell.answers })
  const mark = markOf(cell)
  const verdict = mark === 'not-enough-evidence' ? '' : t(`verdict.${mark}`)
  const value = estimatedPercent(cell.probability)
  return of === 'reader'
    ? t.rich('reader', { value, verdict, ...belief })
    : t.rich('named', { value, verdict, ...belief, name: fullName(of) })
}

/** What an estimate rests on: its interval, how many answers, and when the last one was. */
export function EstimateGrounds({ cell }: { cell: ShownCell }) {
  const t = useTranslations('grid.grounds')
  const words = useTranslations('interface')
  const format = useFormatter()
  return (
    <p className="grounds">
      {cell.tooLittle === null && <b>{words('estimate', estimateFigures(cell.probability, cell.interval))}</b>}
      <span>{t('answers', { answers: cell.answers })}</span>
      {cell.lastEvidenceAt && (
        <span>{t('last', { date: format.dateTime(cell.lastEvidenceAt, { dateStyle: 'medium' }) })}</span>
      )}
    </p>
  )
}

/** Beliefs beside the one that the verdict's sentence says. */
export function OtherMisconceptions({ cell, of }: { cell: ShownCell; of: Addressee }) {
  const t = useTranslations('grid')
  const saysOne = cell.tooLittle === null || cell.confidentlyWrong
  const others = cell.misconceptions.slice(saysOne ? 1 : 0, mostBeliefs)
  if (others.length === 0) return null
  return (
    <div className="misconceptions">
      <p>{t(of === 'reader' ? 'misconceptions.reader' : 'misconceptions.named')}</p>
      <ul>
        {others.map(({ id, sentence }) => (
          <li key={id}>
            <Words text={sentence} />
          </li>
        ))}
      </ul>
    </div>
  )
}
