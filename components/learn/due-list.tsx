import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { Words } from '#components/ui/words.tsx'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { LateWords } from './late-words.tsx'
import type { EnrolmentLine } from './types.ts'
import './due-list.css'

/** What else there is to do: a line each, with its minutes and by when. */
export function DueList({ enrolments }: { enrolments: readonly EnrolmentLine[] }) {
  const t = useTranslations('learn')
  return (
    <ul className="due-list">
      {enrolments.map((enrolment) => (
        <li key={enrolment.id}>
          <Link href={`/learn/${enrolment.id}`}>
            <b>
              <Words text={enrolment.module.title} />
            </b>
          </Link>
          <span className="due-when">
            <DueWords enrolment={enrolment} />
          </span>
          <span className="due-what">
            {t('minutes', { minutes: enrolment.module.minutes })}
            {enrolment.progress === 'under-way' && ` · ${t('next.begun')}`}
            {enrolment.dueOn !== null && (
              <>
                {' · '}
                {/* A file, which Next's own link would fetch as a page. */}
                <a className="due-calendar" href={`/api/calendar/due/${enrolment.id}`} download>
                  {t('toCalendar')}
                  <span className="sr-only">: {enrolment.module.title.text}</span>
                </a>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Overdue since when, or due when; nothing where nobody set a date. */
export function DueWords({ enrolment: { dueOn, overdue } }: { enrolment: EnrolmentLine }) {
  const t = useTranslations('learn')
  const format = useFormatter()
  if (dueOn === null) return null
  const date = format.dateTime(dueOn, wholeDay)
  return overdue ? <LateWords>{t('next.overdueSince', { date })}</LateWords> : t('next.dueOn', { date })
}
