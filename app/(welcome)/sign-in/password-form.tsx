import { getTranslations } from 'next-intl/server'
import { PasskeyForm } from '#components/account/passkey-form.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormCheck, FormPassword, FormText } from '#components/forms/form-fields.tsx'
import { Link } from '#components/ui/link.tsx'
import { askForPasskey, enterWithPasskey } from '#server/actions/passkey-actions.ts'
import { enter } from '#server/actions/sign-in-actions.ts'

/** Address and password. */
export async function PasswordForm({
  email,
  next,
}: {
  /** As it was typed in the step before; null: there was none. */
  email: string | null
  next: string
}) {
  const t = await getTranslations('welcome')
  return (
    <>
      <ActionForm action={enter} submit={t('signIn.submit')}>
        <input type="hidden" name="next" value={next} />
        <FormText
          name="email"
          type="email"
          label={t('email')}
          {...(email === null ? {} : { defaultValue: email })}
          autoComplete="username"
          inputMode="email"
          spellCheck={false}
        />
        <FormPassword name="password" label={t('password')} autoComplete="current-password" />
        <FormCheck name="keep" label={t('signIn.keep')} hint={t('signIn.keepHint')} optional />
      </ActionForm>
      <div className="mt-6">
        <PasskeyForm
          does="show"
          begin={askForPasskey}
          finish={enterWithPasskey}
          submit={t('signIn.passkey')}
          kind="quiet"
        >
          <input type="hidden" name="next" value={next} />
        </PasskeyForm>
      </div>
      <p className="mt-6">
        <Link href="/forgotten-password">{t('signIn.forgotten')}</Link>
      </p>
    </>
  )
}
