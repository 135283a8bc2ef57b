import { useFormatter, useTranslations } from 'next-intl'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Link } from '#components/ui/link.tsx'
import { Words } from '#components/ui/words.tsx'
import { dayOfMoment, wholeDay } from '#domain/dates/date-formats.ts'
import type { EnrolmentLine } from './types.ts'
import './done-list.css'

/** What was finished, newest first, to be read again. */
export function DoneList({ enrolments }: { enrolments: readonly EnrolmentLine[] }) {
  const t = useTranslations('learn')
  const format = useFormatter()
  return (
    <Disclosure summary={t('doneCount', { count: enrolments.length })}>
      <ul className="done-list">
        {enrolments.map(({ id, module, completedAt, nextOn }) => (
          <li key={id}>
            <Link href={`/learn/${id}`}>
              <Words text={module.title} />
            </Link>
            {completedAt !== null && (
              <span>
                {format.dateTime(completedAt, dayOfMoment)}
                {nextOn !== null && ` · ${t('askedAgain', { date: format.dateTime(nextOn, wholeDay) })}`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
