import { getTranslations } from 'next-intl/server'
import { FormCheck } from '#components/forms/form-fields.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { previewPreCheck } from '#data/assignments/preview-pre-check.ts'
import type { Administrator } from '#data/viewer.ts'
import type { AudienceRule } from '#domain/assignments/audience-rule.ts'

/** Whether an assignment leaves out modules whose practices people have shown, with how many that would be today. */
export async function PreCheckChoice({
  administrator,
  rules,
  titleOf,
  now,
}: {
  administrator: Administrator
  rules: readonly AudienceRule[]
  titleOf: (slug: string) => string
  now: Date
}) {
  const t = await getTranslations('assignments.preCheck')
  const preview = await previewPreCheck(administrator, rules, { now })
  if (preview === null) return <p className="text-note text-ink-soft">{t('notShown')}</p>
  const { lookedAt, excused } = preview
  return (
    <>
      <FormCheck name="preCheck" label={t('label')} hint={t('hint')} />
      {excused.size === 0 ? (
        <p className="text-note text-ink-soft">{t('nobody', { count: lookedAt })}</p>
      ) : (
        <Disclosure summary={t('preview')}>
          <p className="text-note text-ink-soft">{t('lookedAt', { count: lookedAt })}</p>
          <ul>
            {[...excused].map(([slug, count]) => (
              <li key={slug}>{t('excused', { module: titleOf(slug), count })}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
