import { useFormatter, useTranslations } from 'next-intl'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { Source } from '#domain/scenario/module.ts'
import './sources.css'

/** Where a principle is from, on demand: publisher, title and date. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  const t = useTranslations('player.sources')
  const format = useFormatter()
  if (sources.length === 0) return null
  return (
    <Disclosure summary={t('title', { count: sources.length })}>
      <ul className="sources">
        {sources.map(({ id, publisher, title, published, address }) => (
          <li key={id}>
            {publisher}, {address ? <a href={address}>{title}</a> : <cite>{title}</cite>},{' '}
            {dateAsPrecise(published, format)}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** A year, a month or a day, in as much detail as the publisher gives. */
function dateAsPrecise(publishedOn: string, format: ReturnType<typeof useFormatter>): string {
  const [year, month, day] = publishedOn.split('-')
  const date = new Date(publishedOn)
  if (year === undefined || Number.isNaN(date.getTime()) || month === undefined) return publishedOn
  return day === undefined
    ? format.dateTime(date, { month: 'long', year: 'numeric', timeZone: 'UTC' })
    : format.dateTime(date, { dateStyle: 'long', timeZone: 'UTC' })
}
