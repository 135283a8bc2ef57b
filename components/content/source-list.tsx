import { useLocale, useTranslations } from 'next-intl'
import { Tag } from '#components/ui/tag.tsx'
import type { AnnotatedSource } from '#domain/annotated-content/annotated-content.ts'
import { dayWords } from '#domain/annotated-content/condition-words.ts'
import './source-list.css'
import './annotated.css'

/** Sources with the state of their review: who published what when, when it was last read, and by when again. */
export function SourceList({ sources }: { sources: readonly AnnotatedSource[] }) {
  const t = useTranslations('content.source')
  const words = useTranslations('interface')
  const day = dayWords(useLocale())
  return (
    <ul className="source-list">
      {sources.map(
        ({ id, publisher, title, published, address, checked, reviewBy, reviewDue, needsLawyer, supports }) => (
          <li key={id} id={`source-${id}`}>
            <p>
              <bdi lang="en">
                {publisher}: {address === null ? <cite>{title}</cite> : <a href={address}>{title}</a>}
              </bdi>
              {words('comma')} {t('published', { date: day(published) })} <code>{id}</code>
            </p>
            <p className="annotated-facts">
              {checked === null ? t('unchecked') : t('checked', { date: day(checked) })} ·{' '}
              {t('reviewBy', { date: day(reviewBy) })} {reviewDue && <Tag kind="alarm">{t('due')}</Tag>}{' '}
              {needsLawyer && <Tag>{t('lawyer')}</Tag>}
            </p>
            <p className="annotated-facts" lang="en">
              {t('supports', { what: `\u2068${supports}\u2069` })}
            </p>
          </li>
        ),
      )}
    </ul>
  )
}
