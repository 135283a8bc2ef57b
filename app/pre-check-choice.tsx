import { getTranslations } from 'next-intl/server'
import { FormCheck } from '#components/forms/form-fields.tsx'
import { Link } from '#components/ui/link.tsx'
import { preCheckIsOffered } from '#data/assignments/pre-check-is-offered.ts'
import { previewPreCheck } from '#data/assignments/preview-pre-check.ts'
import type { Administrator } from '#data/viewer.ts'
import type { AudienceRule } from '#domain/assignments/audience-rule.ts'

/** Whether an assignment leaves out modules whose practices people have shown, with how many that would be today. */
export async function PreCheckChoice({
  administrator,
  rules,
  titleOf,
  previewHref,
  now,
}: {
  administrator: Administrator
  rules: readonly AudienceRule[]
  titleOf: (slug: string) => string
  /** The address that says how many it would be, which takes a while to read; null: it is this one. */
  previewHref: string | null
  now: Date
}) {
  const t = await getTranslations('assignments.preCheck')
  if (!(await preCheckIsOffered(administrator))) return <p className="text-note text-ink-soft">{t('notShown')}</p>
  const preview = previewHref === null ? await previewPreCheck(administrator, rules, { now }) : null
  return (
    <div id="pre-check" className="mb-6">
      <FormCheck name="preCheck" label={t('label')} hint={t('hint')} />
      {previewHref !== null && (
        <p>
          <Link href={previewHref}>{t('preview')}</Link>
        </p>
      )}
      {preview !== null &&
        (preview.excusedCounts.size === 0 ? (
          <p>{t('nobody', { count: preview.lookedAt })}</p>
        ) : (
          <>
            <p>{t('lookedAt', { count: preview.lookedAt })}</p>
            <ul>
              {[...preview.excusedCounts].map(([slug, count]) => (
                <li key={slug}>{t('excused', { module: titleOf(slug), count })}</li>
              ))}
            </ul>
          </>
        ))}
    </div>
  )
}
