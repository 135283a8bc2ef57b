import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import './week-list.css'

export type HomeWeek = {
  readonly finished: number
  readonly finishers: number
  readonly asked: number
  readonly joined: number
  readonly left: number
}

/** What changed in the last seven days. */
export function WeekList({ week }: { week: HomeWeek }) {
  const t = useTranslations('home.week')
  if (Object.values(week).every((count) => count === 0)) return <p className="text-ink-soft">{t('nothing')}</p>
  return (
    <>
      <ul className="week-list">
        <li>{t('finished', { count: week.finished, people: week.finishers })}</li>
        <li>{t('asked', { count: week.asked })}</li>
        <li>{t('joined', { count: week.joined })}</li>
        <li>{t('left', { count: week.left })}</li>
      </ul>
      <p className="week-more">
        <Link href="/admin/audit">{t('more')}</Link>
      </p>
    </>
  )
}
