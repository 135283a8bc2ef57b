import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormPassword } from '#components/forms/form-fields.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { dangerouslyFindToken } from '#data/people/find-token.ts'
import { spendToken } from '#server/actions/account-actions.ts'
import { shortestPasswordOf } from '#server/shortest-password.ts'
import { hashToken } from '#server/tokens.ts'

/** Where an invitation or a password reset leads: choose a password, once. */
export async function TokenPage({ token, purpose }: { token: string; purpose: 'invitation' | 'password_reset' }) {
  const t = await getTranslations('welcome')
  const subject = await dangerouslyFindToken(hashToken(token), { now: new Date() })
  if (subject === null || subject.purpose !== purpose)
    return (
      <Page width="form">
        <h1 className="sr-only">{t('token.gone')}</h1>
        <EmptyState title={t('token.gone')} action={<ButtonLink href="/sign-in">{t('backToSignIn')}</ButtonLink>}>
          <p>{t('token.goneWords')}</p>
        </EmptyState>
      </Page>
    )
  return (
    <Page width="form">
      <PageHead title={t(`token.${purpose}.title`, { name: subject.givenName })}>
        <p>{t(`token.${purpose}.words`, { organisation: subject.organisationName, email: subject.email })}</p>
      </PageHead>
      <ActionForm action={spendToken} submit={t('token.submit')}>
        <input type="hidden" name="token" value={token} />
        <input type="text" name="email" value={subject.email} autoComplete="username" readOnly hidden />
        <FormPassword
          name="newPassword"
          label={t('token.newPassword')}
          hint={t('token.passwordHint', { characters: await shortestPasswordOf(subject) })}
          autoComplete="new-password"
        />
      </ActionForm>
    </Page>
  )
}
