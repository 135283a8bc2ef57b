import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
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
          <span className="due-facts">
            <span className="due-when">
              <DueWords enrolment={enrolment} />
            </span>
            <span className="due-what">
              <span className="due-minutes">{t('minutes', { minutes: enrolment.module.minutes })}</span>
              {enrolment.progress === 'under-way' && <span className="due-begun">{t('next.begun')}</span>}
            </span>
          </span>
          {enrolment.dueOn !== null && (
            // A file, which Next's own link would fetch as a page.
            <a className="due-calendar" href={`/api/calendar/due/${enrolment.id}`} download>
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M12 13v4M10 15h4" />
              </svg>
              <span>
                {t('toCalendar')}
                <span className="sr-only">: {enrolment.module.title.text}</span>
              </span>
            </a>
          )}
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
