import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormText } from '#components/forms/form-fields.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Section } from '#components/ui/section.tsx'
import type { SignOnSettings } from '#data/sign-on/settings.ts'
import { chooseStrength } from '#server/actions/sign-on-actions.ts'

/** How strongly people have to sign in at the provider, which Curtain asks for and checks. */
export async function StrengthSection({ settings: { askedStrength, saml, versions } }: { settings: SignOnSettings }) {
  const t = await getTranslations('signOn.strength')
  return (
    <Section title={t('title')} id="strength">
      <p>{t('words')}</p>
      <ActionForm action={chooseStrength} submit={t('submit')} kind="quiet">
        <SeenVersion version={versions.askedStrength} />
        <FormText
          name="strength"
          label={t('label')}
          hint={t(saml === null ? 'hint' : 'samlHint')}
          defaultValue={askedStrength}
          autoComplete="off"
          spellCheck={false}
          optional
        />
      </ActionForm>
    </Section>
  )
}
