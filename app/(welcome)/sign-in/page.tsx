import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormCheck, FormPassword, FormText } from '#components/forms/form-fields.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { enter } from '#server/actions/account-actions.ts'
import { currentDuties } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('welcome'))('signIn.title') }
}

const news = ['signed-out', 'password-changed', 'joined'] as const

export default async function SignIn({ searchParams }: { searchParams: Promise<{ next?: string; after?: string }> }) {
  const { next, after } = await searchParams
  if ((await currentDuties()) !== null) redirect('/')
  const t = await getTranslations('welcome')
  const notice = news.find((name) => name === after)
  return (
    <Page width="form">
      <PageHead title={t('signIn.title')}>
        <p>{t('signIn.words')}</p>
      </PageHead>
      {notice !== undefined && (
        <Notice kind="done">
          <p>{t(`signIn.after.${notice}`)}</p>
        </Notice>
      )}
      <ActionForm action={enter} submit={t('signIn.submit')}>
        <input type="hidden" name="next" value={next ?? ''} />
        <FormText
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          inputMode="email"
          spellCheck={false}
        />
        <FormPassword name="password" label={t('password')} autoComplete="current-password" />
        <FormCheck name="keep" label={t('signIn.keep')} hint={t('signIn.keepHint')} optional />
      </ActionForm>
      <p className="mt-6">
        <Link href="/forgotten-password">{t('signIn.forgotten')}</Link>
      </p>
    </Page>
  )
}
