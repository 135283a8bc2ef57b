import { useFormatter, useTranslations } from 'next-intl'
import { wholeDay } from '#domain/dates/date-formats.ts'
import './assignment-standing.css'

export type Standing = {
  readonly dueOn: Date
  readonly withdrawnAt: Date | null
  readonly isPutOff: boolean
  readonly finished: number
  readonly open: number
  readonly begun: number
  readonly overdue: number
  readonly notJoined: number
}

/** How an assignment stands, in people: a sentence, and the figures that it is made of. */
export function AssignmentStanding({ standing, today }: { standing: Standing; today: Date }) {
  const t = useTranslations('assignments.standing')
  const format = useFormatter()
  const { dueOn, withdrawnAt, isPutOff, finished, open, begun, overdue, notJoined } = standing
  const due = format.dateTime(dueOn, wholeDay)
  const people = open + finished
  const figures = [
    { key: 'finished', count: finished },
    { key: 'begun', count: begun },
    { key: 'notStarted', count: open - begun },
    { key: 'overdue', count: overdue },
    { key: 'notJoined', count: notJoined },
  ] as const
  return (
    <section className="assignment-standing" aria-labelledby="standing">
      <h2 id="standing">
        {withdrawnAt !== null
          ? t('withdrawn', { date: format.dateTime(withdrawnAt, { dateStyle: 'long' }) })
          : people === 0
            ? t('nobody')
            : t('notFinished', { open, people })}
      </h2>
      {withdrawnAt === null && <p>{dueOn < today ? t('wasDue', { date: due }) : t('due', { date: due })}</p>}
      {isPutOff && <p>{t('putOff')}</p>}
      {people > 0 && (
        <dl>
          {figures
            .filter(({ key, count }) => count > 0 || key === 'finished')
            .map(({ key, count }) => (
              <div key={key} data-figure={key}>
                <dt>{t(key)}</dt>
                <dd>{format.number(count)}</dd>
              </div>
            ))}
        </dl>
      )}
    </section>
  )
}
