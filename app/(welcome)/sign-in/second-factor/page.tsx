import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormText } from '#components/forms/form-fields.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { enterCode } from '#server/actions/second-factor-actions.ts'
import { readHalfSignedIn } from '#server/second-factor/second-step.ts'
import { secondStepCookie } from '#server/sign-in-cookie.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('welcome'))('secondFactor.title') }
}

/** The second step of signing in: a code, once the password was right. */
export default async function SecondStep({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams
  const half = await readHalfSignedIn(await secondStepCookie())
  if (half === null) redirect('/sign-in')
  const t = await getTranslations('welcome')
  return (
    <Page width="form">
      <PageHead title={t('secondFactor.title')}>
        <p>{t('secondFactor.words', { email: half.email })}</p>
      </PageHead>
      <ActionForm action={enterCode} submit={t('signIn.submit')}>
        <input type="hidden" name="next" value={next ?? ''} />
        <FormText
          name="code"
          label={t('secondFactor.code')}
          hint={t('secondFactor.codeHint')}
          autoComplete="one-time-code"
          spellCheck={false}
          autoFocus
        />
      </ActionForm>
      <p className="mt-6">{t('secondFactor.lost')}</p>
      <p>
        <Link href="/sign-in">{t('secondFactor.again')}</Link>
      </p>
    </Page>
  )
}
