import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormCheck, FormPassword, FormText, FormTextArea } from '#components/forms/form-fields.tsx'
import { Seen } from '#components/forms/seen.tsx'
import { Section } from '#components/ui/section.tsx'
import { shownVersion } from '#data/shown-version.ts'
import type { SignOnSettings } from '#data/sign-on/settings.ts'
import { keepSignOn } from '#server/actions/sign-on-actions.ts'
import { callbackAddress } from '#server/sign-on/begin.ts'
import { logoutAddress } from '#server/sign-on/handle-logout.ts'

/** What the provider needs to know of Curtain, and Curtain of the provider. */
export async function ProviderSection({
  settings,
  organisationId,
}: {
  settings: SignOnSettings | null
  organisationId: string
}) {
  const t = await getTranslations('signOn.provider')
  return (
    <Section title={t('title')} id="provider">
      <p>
        {t('redirect')} <code className="break-all">{callbackAddress(organisationId)}</code>
      </p>
      <p>
        {t('logout')} <code className="break-all">{logoutAddress(organisationId)}</code>
      </p>
      <ActionForm action={keepSignOn} submit={t('submit')} kind={settings === null ? 'primary' : 'quiet'}>
        <Seen version={settings?.versions.provider ?? shownVersion(null)} />
        <FormText
          name="issuer"
          type="url"
          label={t('issuer')}
          hint={t('issuerHint')}
          defaultValue={settings?.issuer ?? ''}
          spellCheck={false}
        />
        <FormText
          name="clientId"
          label={t('clientId')}
          defaultValue={settings?.clientId ?? ''}
          autoComplete="off"
          spellCheck={false}
        />
        <FormPassword
          name="clientSecret"
          label={t('clientSecret')}
          hint={settings === null ? t('clientSecretHint') : t('clientSecretKept')}
          autoComplete="new-password"
          optional={settings !== null}
        />
        <FormTextArea
          name="domains"
          label={t('domains')}
          hint={t('domainsHint')}
          rows={3}
          defaultValue={settings?.domains.join('\n') ?? ''}
          spellCheck={false}
        />
        <FormCheck
          name="makesAccounts"
          label={t('makesAccounts')}
          hint={t('makesAccountsHint')}
          defaultChecked={settings?.makesAccounts ?? false}
          optional
        />
      </ActionForm>
    </Section>
  )
}
