import { useFormatter, useTranslations } from 'next-intl'
import { Words } from '#components/ui/words.tsx'
import { estimatedPercent, estimateFigures } from '#domain/reports/figures.ts'
import { beliefsSaid, type ShownCell } from './packed-grid.ts'
import type { Named } from './types.ts'
import './estimate-words.css'

/** Who is spoken of: somebody by name, or the reader. */
export type Spoken = Named | 'reader'

/** What an estimate says, in the sentence a manager reads, or why there is too little to say it. */
export function EstimateSentence({ cell, of }: { cell: ShownCell; of: Spoken }) {
  const t = useTranslations('grid.sentence')
  if (cell.tooLittle !== null) return t(`too-little.${cell.tooLittle}`, { answers: cell.answers })
  const value = estimatedPercent(cell.probability)
  return of === 'reader' ? t('reader', { value }) : t('named', { value, name: `${of.givenName} ${of.familyName}` })
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

/** What the wrong options chosen believe, the most often chosen first. */
export function Misconceptions({ cell, of }: { cell: ShownCell; of: Spoken }) {
  const t = useTranslations('grid')
  if (cell.misconceptions.length === 0) return null
  return (
    <div className="misconceptions">
      <p>{t(of === 'reader' ? 'misconceptions.reader' : 'misconceptions.named')}</p>
      <ul>
        {cell.misconceptions.slice(0, beliefsSaid).map(({ id, sentence }) => (
          <li key={id}>
            <Words text={sentence} />
          </li>
        ))}
      </ul>
    </div>
  )
}
