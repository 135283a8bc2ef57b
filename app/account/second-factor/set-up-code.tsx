import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { QrCode } from '#components/account/qr-code.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormText } from '#components/forms/form-fields.tsx'
import { Section } from '#components/ui/section.tsx'
import type { FormAction } from '#domain/forms/form-state.ts'
import { addressOfSecret } from '#server/second-factor/codes.ts'

/**
 * What is put into an app, and its code, for which there are recovery codes. One form before and after, so that the codes which it
 * shows stay when the first code has set the factor up.
 */
export async function SetUpCode({
  secret,
  person,
  action,
  onwards,
}: {
  /** While it is being set up; null: it is. */
  secret: string | null
  person: { readonly email: string; readonly organisationName: string }
  action: FormAction
  onwards?: ComponentProps<typeof ActionForm>['onwards']
}) {
  const t = await getTranslations('account.secondFactor')
  const state = secret === null ? 'on' : 'begun'
  return (
    <>
      {secret !== null && (
        <Section title={t('scan')} id="scan">
          <p>{t('scanWords')}</p>
          <QrCode
            text={addressOfSecret(secret, { email: person.email, organisation: person.organisationName })}
            label={t('qr')}
          />
          <p>
            {t('key')}{' '}
            <code dir="ltr" className="break-words">
              {secret.replace(/.{4}(?=.)/g, '$& ')}
            </code>
          </p>
        </Section>
      )}
      <Section title={t(`codes.${state}`)} id="codes">
        <p>{t(`codesWords.${state}`)}</p>
        <ActionForm action={action} submit={t(`submit.${state}`)} {...(onwards === undefined ? {} : { onwards })}>
          <FormText
            name="code"
            label={t('code')}
            hint={t('codeHint')}
            autoComplete="one-time-code"
            inputMode="numeric"
          />
        </ActionForm>
      </Section>
    </>
  )
}
