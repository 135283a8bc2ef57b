import { useFormatter, useTranslations } from 'next-intl'
import type { Source } from '#domain/scenario/module.ts'

/** Where a principle is from: publisher, title, date, and when somebody read it last. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  const t = useTranslations('player.sources')
  const format = useFormatter()
  if (sources.length === 0) return null
  return (
    <div className="sources">
      <p>{t('title', { count: sources.length })}</p>
      <ul>
        {sources.map(({ id, publisher, title, published, checked, address }) => (
          <li key={id}>
            {publisher}, {address ? <a href={address}>{title}</a> : <cite>{title}</cite>}, {published}
            <span>
              {' '}
              ·{' '}
              {checked === null
                ? t('unchecked')
                : t('checked', { date: format.dateTime(new Date(checked), { dateStyle: 'medium' }) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
