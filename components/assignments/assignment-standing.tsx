import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { momentInZone, wholeDay } from '#domain/dates/date-formats.ts'
import './assignment-standing.css'

export type Standing = {
  readonly dueOn: Date
  readonly withdrawnAt: Date | null
  readonly isPutOff: boolean
  readonly finished: number
  readonly open: number
  readonly overdue: number
  /** Of an assignment that is told as it was counted last these are not known. */
  readonly begun?: number
  readonly notJoined?: number
}

/** How an assignment stands, in people: a sentence, and the figures that it is made of. */
export function AssignmentStanding({
  standing,
  today,
  counted,
}: {
  standing: Standing
  today: Date
  /** When it was counted, with the way to count it now; null: it is of this moment. */
  counted: { readonly at: Date; readonly countNowHref: string } | null
}) {
  const t = useTranslations('assignments.standing')
  const assignments = useTranslations('admin.assignments')
  const format = useFormatter()
  const { dueOn, withdrawnAt, isPutOff, finished, open, begun, overdue, notJoined } = standing
  const due = format.dateTime(dueOn, wholeDay)
  const people = open + finished
  const figures = [
    { key: 'finished', count: finished },
    { key: 'begun', count: begun },
    { key: 'notStarted', count: begun === undefined ? undefined : open - begun },
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
            .flatMap(({ key, count = 0 }) => (count > 0 || key === 'finished' ? [{ key, count }] : []))
            .map(({ key, count }) => (
              <div key={key} data-figure={key}>
                <dt>{t(key)}</dt>
                <dd>{format.number(count)}</dd>
              </div>
            ))}
        </dl>
      )}
      {counted !== null && (
        <p>
          {assignments('countedAt', { at: format.dateTime(counted.at, momentInZone) })} ·{' '}
          <Link href={counted.countNowHref}>{t('countNow')}</Link>
        </p>
      )}
    </section>
  )
}
