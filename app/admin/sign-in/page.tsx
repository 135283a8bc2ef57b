import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormSelect } from '#components/forms/form-fields.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { findSignInSettings } from '#data/people/sign-in-settings.ts'
import { shownVersion } from '#data/shown-version.ts'
import { idleChoices, longestChoices } from '#domain/sessions/session-limits.ts'
import { changeSignIn } from '#server/actions/organisation-actions.ts'
import { requireViewer } from '#server/session.ts'
import { FactorSection } from './factor-section.tsx'

const Search = z.object({ done: z.string().nullable().catch(null), told: z.coerce.number().int().min(0).catch(0) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('sign-in.title') }
}

/** For how long the organisation's people stay signed in, and of whom a second factor is asked. */
export default async function SignInSettings({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const { done, told } = Search.parse({ done: null, told: 0, ...(await searchParams) })
  const settings = await findSignInSettings(administrator)
  const t = await getTranslations('admin')
  const choicesOf = (minutes: readonly number[], choice: number) =>
    [...new Set([...minutes, choice])]
      .sort((a, b) => a - b)
      .map((value) => ({ value: `${value}`, label: words(value) }))
  const words = (minutes: number) => {
    if (minutes % 1440 === 0) return t('sign-in.days', { count: minutes / 1440 })
    return minutes % 60 === 0 ? t('sign-in.hours', { count: minutes / 60 }) : t('sign-in.minutes', { count: minutes })
  }
  return (
    <Page width="form">
      <PageHead title={t('sign-in.title')} above={<Link href="/admin">{t('title')}</Link>}>
        <p>{t('sign-in.intro')}</p>
      </PageHead>
      {done === 'changed' && (
        <Notice kind="done" announce="when-shown">
          <p>{t('sign-in.done')}</p>
        </Notice>
      )}
      {done === 'second-factor' && (
        <Notice kind="done" announce="when-shown">
          <p>{t('requiredFactor.done', { count: told })}</p>
        </Notice>
      )}
      <ActionForm action={changeSignIn} submit={t('sign-in.submit')}>
        <SeenVersion version={shownVersion(settings)} />
        <FormSelect
          name="idleMinutes"
          label={t('sign-in.idle')}
          hint={t('sign-in.idleHint')}
          defaultValue={`${settings.idleMinutes}`}
          choices={choicesOf(idleChoices, settings.idleMinutes)}
        />
        <FormSelect
          name="longestMinutes"
          label={t('sign-in.longest')}
          hint={t('sign-in.longestHint')}
          defaultValue={`${settings.longestMinutes}`}
          choices={choicesOf(longestChoices, settings.longestMinutes)}
        />
      </ActionForm>
      <FactorSection viewer={administrator} />
    </Page>
  )
}
