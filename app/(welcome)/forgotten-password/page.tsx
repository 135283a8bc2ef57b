import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormText } from '#components/forms/form-fields.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { forgotPassword } from '#server/actions/account-actions.ts'
import { canSendMail } from '#server/mail/can-send-mail.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('welcome'))('forgotten.title') }
}

export default async function ForgottenPassword() {
  const t = await getTranslations('welcome')
  return (
    <Page width="form">
      <PageHead title={t('forgotten.title')} above={<Link href="/sign-in">{t('backToSignIn')}</Link>}>
        <p>{canSendMail() ? t('forgotten.words') : t('forgotten.noMail')}</p>
      </PageHead>
      {canSendMail() && (
        <ActionForm action={forgotPassword} submit={t('forgotten.submit')}>
          <FormText
            name="email"
            type="email"
            label={t('email')}
            autoComplete="username"
            inputMode="email"
            spellCheck={false}
          />
        </ActionForm>
      )}
    </Page>
  )
}
