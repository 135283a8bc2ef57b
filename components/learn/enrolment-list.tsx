import { useFormatter, useTranslations } from 'next-intl'
import { ButtonLink } from '#components/ui/button.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { ModuleLine } from './module-line.tsx'
import type { EnrolmentLine } from './types.ts'
import '#components/ui/item-list.css'

/** Modules someone is enrolled in, with what each asks: minutes, and by when. */
export function EnrolmentList({ enrolments }: { enrolments: readonly EnrolmentLine[] }) {
  const t = useTranslations('learn')
  return (
    <ul className="item-list">
      {enrolments.map((enrolment) => (
        <ModuleLine
          key={enrolment.id}
          face={enrolment.module}
          facts={<Facts enrolment={enrolment} />}
          action={
            <ButtonLink href={`/learn/${enrolment.id}`} kind={enrolment.progress === 'done' ? 'quiet' : 'primary'}>
              {t(`open.${enrolment.progress}`)}
              <span className="sr-only">: {enrolment.module.title.text}</span>
            </ButtonLink>
          }
        />
      ))}
    </ul>
  )
}

function Facts({ enrolment: { progress, dueOn, overdue, completedAt } }: { enrolment: EnrolmentLine }) {
  const t = useTranslations('learn')
  const format = useFormatter()
  const day = (date: Date, timeZone?: 'UTC') =>
    format.dateTime(date, { day: 'numeric', month: 'long', year: 'numeric', timeZone })
  if (progress === 'done')
    return completedAt === null ? null : <span>{t('finishedOn', { date: day(completedAt) })}</span>
  return (
    <>
      {dueOn !== null && <span>{t('dueOn', { date: day(dueOn, 'UTC') })}</span>}
      {overdue && <Tag kind="alarm">{t('overdue')}</Tag>}
    </>
  )
}
