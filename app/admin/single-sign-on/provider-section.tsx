import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormPassword, FormText } from '#components/forms/form-fields.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Section } from '#components/ui/section.tsx'
import { shownVersion } from '#data/shown-version.ts'
import type { SignOnSettings } from '#data/sign-on/settings.ts'
import { keepSignOn } from '#server/actions/sign-on-actions.ts'
import { callbackAddress } from '#server/sign-on/begin.ts'
import { logoutAddress } from '#server/sign-on/handle-logout.ts'
import { OtherProtocol } from './other-protocol.tsx'
import { PeopleFields } from './people-fields.tsx'
import { ToCopy } from './to-copy.tsx'

/** What a provider of OpenID Connect needs to know of Curtain, and Curtain of it. */
export async function ProviderSection({
  settings,
  organisationId,
}: {
  settings: SignOnSettings | null
  organisationId: string
}) {
  const t = await getTranslations('signOn.provider')
  const openIdSettings = settings !== null && settings.saml === null ? settings : null
  return (
    <Section title={t('title')} id="provider">
      <OtherProtocol settings={settings} shown="openid-connect" />
      <p>{t('redirect')}</p>
      <ToCopy
        addresses={[
          [t('redirectAddress'), callbackAddress(organisationId)],
          [t('logoutAddress'), logoutAddress(organisationId)],
        ]}
      />
      <ActionForm action={keepSignOn} submit={t('submit')} kind={settings === null ? 'primary' : 'quiet'}>
        <SeenVersion version={settings?.versions.provider ?? shownVersion(null)} />
        <FormText
          name="issuer"
          type="url"
          label={t('issuer')}
          hint={t('issuerHint')}
          defaultValue={openIdSettings?.issuer ?? ''}
          spellCheck={false}
        />
        <FormText
          name="clientId"
          label={t('clientId')}
          defaultValue={openIdSettings?.clientId ?? ''}
          autoComplete="off"
          spellCheck={false}
        />
        <FormPassword
          name="clientSecret"
          label={t('clientSecret')}
          hint={openIdSettings === null ? t('clientSecretHint') : t('clientSecretKept')}
          autoComplete="new-password"
          optional={openIdSettings !== null}
        />
        <PeopleFields settings={settings} />
      </ActionForm>
    </Section>
  )
}
