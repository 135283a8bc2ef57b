import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import { secondFactorOf } from '#data/people/second-factor-of.ts'
import type { Administrator } from '#data/viewer.ts'
import { resetFactor } from '#server/actions/second-factor-actions.ts'

/** Since when a person has a second factor, and how it is removed when they have lost it. Nothing where there is none. */
export async function SecondFactorState({
  viewer,
  personId,
  done,
}: {
  viewer: Administrator
  personId: string
  done: string | undefined
}) {
  const since = await secondFactorOf(viewer, personId)
  const t = await getTranslations('admin')
  if (since === null && done !== 'second-factor') return null
  if (since === null)
    return (
      <Section title={t('secondFactor.title')} id="second-factor">
        <Notice kind="done" announce="when-shown">
          <p>{t('secondFactor.done')}</p>
        </Notice>
      </Section>
    )
  const format = await getFormatter()
  return (
    <Section title={t('secondFactor.title')} id="second-factor">
      <p>{t('secondFactor.since', { date: format.dateTime(since, { dateStyle: 'long' }) })}</p>
      {viewer.personId !== personId && (
        <>
          <p>{t('secondFactor.resetWords')}</p>
          <ActionForm action={resetFactor} submit={t('secondFactor.reset')} kind="danger" layout="button">
            <input type="hidden" name="personId" value={personId} />
          </ActionForm>
        </>
      )}
    </Section>
  )
}
