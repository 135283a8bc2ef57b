import { useFormatter, useTranslations } from 'next-intl'
import { dayOfMoment } from '#domain/dates/date-formats.ts'
import { estimateFigures } from '#domain/reports/figures.ts'
import './waiver-list.css'

export type ListedExcusal = {
  readonly id: string
  readonly moduleSlug: string
  readonly madeAt: Date
  readonly evidence: readonly {
    readonly practice: string
    readonly probability: number
    readonly low: number
    readonly high: number
    readonly lastAnswerAt: Date
    readonly answers: number
  }[]
}

/** From which modules someone is excused because they have shown what these teach, and what says so. */
export function ExcusalList({
  excusals,
  titleOf,
  practiceOf,
}: {
  excusals: readonly ListedExcusal[]
  titleOf: (slug: string) => string
  practiceOf: (id: string) => string
}) {
  const t = useTranslations('assignments.excusal')
  const words = useTranslations('interface')
  const format = useFormatter()
  const day = (at: Date) => format.dateTime(at, dayOfMoment)
  return (
    <ul className="waiver-list">
      {excusals.map(({ id, moduleSlug, madeAt, evidence }) => (
        <li key={id}>
          <div>
            <b>{titleOf(moduleSlug)}</b>
            <p>{t('since', { date: day(madeAt) })}</p>
            {evidence.map(({ practice, probability, low, high, lastAnswerAt, answers }) => (
              <p key={practice}>
                {t('shown', {
                  practice: practiceOf(practice),
                  estimate: words('estimate', estimateFigures(probability, { low, high })),
                  count: answers,
                  date: day(lastAnswerAt),
                })}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
