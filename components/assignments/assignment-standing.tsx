import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import type { DueRule } from '#domain/assignments/due-rule.ts'
import type { RepeatRule } from '#domain/assignments/repeat-rule.ts'
import { momentInZone, wholeDay } from '#domain/dates/date-formats.ts'
import { dueWords, repeatWords } from './rule-words.ts'
import './assignment-standing.css'

export type Standing = {
  readonly dueOn: DueRule
  /** When it asks again, and whom next; null: it asks once. */
  readonly repeat: RepeatRule | null
  readonly rounds: { readonly nextOn: Date | null; readonly people: number } | null
  readonly withdrawnAt: Date | null
  readonly isPutOff: boolean
  readonly preCheck: boolean
  readonly finished: number
  readonly open: number
  readonly overdue: number
  /** Who has nothing of it to do now, and stands in none of these. */
  readonly waived: number
  readonly excused: number
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
  const { dueOn, repeat, rounds, withdrawnAt, isPutOff, preCheck, ...counts } = standing
  const { finished, open, begun, overdue, notJoined, waived, excused } = counts
  const words = useTranslations('assignments')
  const due = dueWords(words, format, dueOn)
  const people = open + finished
  const figures = [
    { key: 'finished', count: finished },
    { key: 'begun', count: begun },
    { key: 'notStarted', count: begun === undefined ? undefined : open - begun },
    { key: 'overdue', count: overdue },
    { key: 'notJoined', count: notJoined },
    { key: 'waived', count: waived },
    { key: 'excused', count: excused },
  ] as const
  return (
    <section className="assignment-standing" aria-labelledby="standing">
      <h2 id="standing">
        {withdrawnAt !== null
          ? t('withdrawn', { date: format.dateTime(withdrawnAt, { dateStyle: 'long' }) })
          : people === 0
            ? t(isPutOff ? 'nobodyYet' : waived + excused > 0 ? 'nobodyNow' : 'nobody')
            : t('notFinished', { open, people })}
      </h2>
      {withdrawnAt === null && (
        <p>
          {dueOn instanceof Date
            ? dueOn < today
              ? t('wasDue', { date: due })
              : t('due', { date: due })
            : t('dueByDays', { days: due })}
        </p>
      )}
      {withdrawnAt === null && repeat !== null && (
        <p>
          {repeatWords(words, repeat)}{' '}
          {rounds !== null &&
            rounds.nextOn !== null &&
            words('repeat.next', { date: format.dateTime(rounds.nextOn, wholeDay), count: rounds.people })}
        </p>
      )}
      {preCheck && withdrawnAt === null && <p>{t('preCheck')}</p>}
      {isPutOff && <p>{t(preCheck ? 'putOffToCheck' : 'putOff')}</p>}
      {people + waived + excused > 0 && (
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
